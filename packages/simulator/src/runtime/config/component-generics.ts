import type { Problems } from '../../contract/problems';

/** The abstract nodes of a component by name, each with its default component as its JSON writes it. */
export type ComponentGenerics = ReadonlyMap<string, string | undefined>;

/**
 * Reads `componentGenerics` of a component's JSON. A default is required: the platform's page says so.
 * @see mini/framework/自定义组件/抽象节点.md of AlipayDocs/open-docs
 */
export function readComponentGenerics(
  value: unknown,
  file: string,
  problems: Problems,
): ComponentGenerics {
  const generics = new Map<string, string | undefined>();
  if (value === undefined) return generics;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.unknown('componentGenerics', 'componentGenerics: an object is required', { file });
    return generics;
  }
  for (const [name, entry] of Object.entries(value as Record<string, unknown>)) {
    const { default: path, ...others } = Object(entry) as Record<string, unknown>;
    for (const key of Object.keys(others)) {
      const message = `componentGenerics.${name}: ${key} is not known`;
      problems.unknown(`componentGenerics ${key}`, message, { file });
    }
    const isPath = typeof path === 'string' && path !== '';
    if (!isPath) {
      const message = `componentGenerics.${name}: default is required, a path of a component`;
      problems.unknown('componentGenerics default', message, { file });
    }
    generics.set(name, isPath ? path : undefined);
  }
  return generics;
}
