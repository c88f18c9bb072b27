/** @typedef {import("jest").Config} Config */

const swc = [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
];

const shared = {
  // htmlparser2 and what it stands on ship ES modules only.
  transform: { '\\.tsx?$': swc, '[\\\\/]node_modules[\\\\/].+\\.js$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(htmlparser2|entities|dom[a-z-]+)/)'],
  runtime: '<rootDir>/test/jest-runtime.cjs',
  restoreMocks: true,
  // Copies of the repository, such as those of the mutation tests.
  modulePathIgnorePatterns: ['<rootDir>/.local/'],
};

/**
 * Without braces: on Windows, Jest takes the separator before one for an escape, and finds no tests.
 * @param {string[]} folders
 */
const testsIn = (...folders) => folders.map((folder) => `<rootDir>/${folder}/**/*.test.ts`);

const config = {
  // Only for a test that hangs. On a machine with fifteen times as much to do as it has cores, one that starts processes
  // of its own took more than a minute. A project has no say in this.
  testTimeout: 300_000,
  // One worker on each core: while they run, the process that started them has little to do.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testEnvironmentOptions: { customExportConditions: ['mini-source', 'node', 'node-addons'] },
      testMatch: testsIn(
        ...['test/client', 'test/docs', 'test/build'],
        ...['packages/server/test', 'packages/preview/test', 'packages/doctor/test'],
      ),
    },
    {
      ...shared,
      displayName: 'simulator',
      testEnvironment: '<rootDir>/packages/simulator/src/jest/environment.ts',
      testEnvironmentOptions: { customExportConditions: ['mini-source', 'browser'] },
      testMatch: testsIn('test/pages', 'packages/simulator/test'),
    },
  ],
};

export default config;
