import { mkdir, writeFile } from 'node:fs/promises';
import { bundleClient } from 'sample-build/client';
import config from './jest.config.mjs';

const FOLDER = 'node_modules/.cache/minified-client';

/** The tests of the auth module, on what an app gets of it: bundled and minified, with its inner names shortened. */
export default async function minified() {
  const { code } = await bundleClient('client/testing.ts');
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/testing.js`, code);
  const [node] = config.projects;
  return {
    ...node,
    testTimeout: config.testTimeout,
    testMatch: ['<rootDir>/test/client/**/*.test.ts'],
    moduleNameMapper: { '/client/testing$': `<rootDir>/${FOLDER}/testing.js` },
  };
}
