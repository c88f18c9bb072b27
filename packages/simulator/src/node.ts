// What of the simulator's works without a screen, for tools: the whole of it takes long to load.
export { SimulatorError } from './contract/errors';
export { plainHeaders } from './phone/transport';
export { compileProgram } from './runtime/program';
export { readApp, readProject, type Project } from './project/read-project';
