import everything from '../jest.config.mjs';

const [node] = everything.projects;
/** Set by stryker.config.mjs. */
const { MUTATION_TESTS = 'test/client packages/server/test' } = process.env;

/**
 * The tests that kill mutants of the auth module and of the local server. The bundle is built from the sources before
 * the tests, so that a mutant is not in it.
 * @type {import("jest").Config}
 */
const config = {
  ...node,
  rootDir: '..',
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: MUTATION_TESTS.split(' ').map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
  testPathIgnorePatterns: ['/test/client/bundle\\.test\\.ts$', '/node_modules/'],
};

export default config;
