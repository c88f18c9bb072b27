export { readApp, readProject, type Project } from './project/read-project';
