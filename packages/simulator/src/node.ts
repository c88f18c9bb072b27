import { createRequire } from 'node:module';

export { readApp, readProject, type Project } from './project/read-project';

/** The component engine as one script that sets `window.simulate`; the simulator's own bundle expects it in a browser. */
export const ENGINE_SCRIPT = createRequire(__filename).resolve('miniprogram-simulate/build.js');
