import path from 'node:path';
import everything from '../../jest.config.mjs';

const [node] = everything.projects;
/** Set by stryker.config.mjs. */
const { MUTATION_TESTS = 'test/client packages/server/test' } = process.env;

/**
 * The tests that kill mutants of the auth module and of the local server. Left out are those of
 * the bundle, which is built before the tests, so that a mutant is not in it, those that start a process, and two that
 * are slow to load: what they alone prove counts as survived.
 * @type {import("jest").Config}
 */
const config = {
  ...node,
  rootDir: '../..',
  testEnvironment: path.join(import.meta.dirname, 'environment.cjs'),
  // Stryker takes a runner with jest-circus in its name alone.
  testRunner: '<rootDir>/test/mutation/jest-circus-until-killed.cjs',
  testMatch: MUTATION_TESTS.split(' ').map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
  testPathIgnorePatterns: [
    '/test/client/(bundle|server|whole-api)\\.test\\.ts$',
    '/packages/server/test/(killed|main)\\.test\\.ts$',
    '/node_modules/',
  ],
};

export default config;
