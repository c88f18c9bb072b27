import type { Problems } from '../contract/problems';

/** Methods of the platform's instances that the simulator lacks: there to be probed, loud when called. */
const UNSUPPORTED_METHODS = ['getRelationNodes', 'getSavedReloadState', 'hasMixin'];

/** @param is Path of the page or component. */
export function unsupportedMethods(
  is: string,
  problems: Problems,
): Record<string, () => undefined> {
  const refuse = (name: string) => (): undefined => {
    const message = `this.${name} is not supported by the simulator`;
    problems.lacking(`this.${name}`, message, { file: `${is}.js` });
  };
  return Object.fromEntries(UNSUPPORTED_METHODS.map((name) => [name, refuse(name)]));
}
