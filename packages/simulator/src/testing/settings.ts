import { TEST_SETTINGS, type TestSettings } from '../jest/settings';

/** What the Jest environment of this package knows; without it, what can be guessed. */
export function testSettings(): TestSettings {
  const { [TEST_SETTINGS]: settings } = globalThis as { [TEST_SETTINGS]?: TestSettings };
  return settings ?? { rootDir: process.cwd(), app: undefined, instrument: undefined, setTimeout };
}
