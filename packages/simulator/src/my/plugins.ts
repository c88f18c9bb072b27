import type { Problems } from '../contract/problems';
import { hollow } from './absent';

/**
 * The global `requirePlugin`. The simulator has no plugins: whatever is called of one does nothing.
 * @param later Runs code of the app soon, and reports what it throws.
 * @see mini/plugin/插件获取与使用/插件使用.md of AlipayDocs/open-docs
 */
export function pluginLoader(problems: Problems, later: (run: () => void) => void) {
  const load = (name: unknown): unknown => {
    const thing = `requirePlugin('${String(name)}')`;
    problems.lacking(thing, `${thing}: plugins are not supported by the simulator`);
    return hollow();
  };
  const requirePlugin = (name: unknown, callback?: unknown): unknown => {
    if (typeof callback !== 'function') return load(name);
    later(() => void (callback as (plugin: unknown) => unknown)(load(name)));
    return undefined;
  };
  return Object.assign(requirePlugin, { async: (name: unknown) => Promise.resolve(load(name)) });
}
