const PARTS = { 'client/': 'test/client', 'packages/server/': 'packages/server/test' };
const asked = process.argv.join(' ');

// The tests of the part that `--mutate` names; of both where it names none.
const tests = Object.entries(PARTS).filter(([sources]) => asked.includes(sources));
if (tests.length > 0) process.env.MUTATION_TESTS = tests.map(([, folder]) => folder).join(' ');

/**
 * Mutation testing of the auth module and of the local server: `npm run test:mutation`. It takes hours on two cores, so
 * it is no part of CI; `npm run test:mutation -- --mutate client/core/flights.ts` takes minutes. What survives, and why,
 * stands in docs/mutation.md.
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
const config = {
  mutate: ['client/**/*.ts', 'packages/server/src/**/*.ts'],
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.mjs' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: '.local/mutation.json',
  tempDirName: '.local/stryker',
  ignorePatterns: ['.local', 'dist', 'dist-client', 'dist-maps', 'coverage', 'docs/*.png'],
  reporters: ['clear-text', 'html'],
  htmlReporter: { fileName: '.local/mutation.html' },
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};

export default config;
