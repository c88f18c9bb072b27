const TestEnvironment = require('@stryker-mutator/jest-runner/jest-env/node');

/** Where Stryker says which mutant is switched on. */
const ACTIVE_MUTANT = '__STRYKER_ACTIVE_MUTANT__';

/** @type {string | undefined} The mutant that a test has noticed last. */
let killed;

/** Whether a test has noticed the mutant that is switched on: what the others say no longer matters. */
const isKilled = () => killed !== undefined && killed === process.env[ACTIVE_MUTANT];

/**
 * Ends the run of a mutant with the first test that fails, which Jest cannot do for Stryker.
 * @see https://github.com/jestjs/jest/issues/11766
 */
class MutationEnvironment extends TestEnvironment {
  /** @param {import("jest-circus").Circus.Event} event */
  handleTestEvent(event) {
    if (event.name === 'test_done' && event.test.errors.length > 0) {
      killed = process.env[ACTIVE_MUTANT];
    }
    if (event.name === 'test_start' && isKilled()) event.test.mode = 'skip';
  }
}

module.exports = MutationEnvironment;
module.exports.isKilled = isKilled;
