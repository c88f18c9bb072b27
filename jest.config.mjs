/** @typedef {import("jest").Config} Config */

const shared = {
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  restoreMocks: true,
};

const config = {
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/{client,server,preview}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'simulator',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/{simulator,pages}/**/*.test.ts'],
    },
  ],
};

export default config;
