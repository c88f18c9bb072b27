import { asClasses } from './attribute-values';
import type { ExternalClass, Owner } from './owner';

/** The classes that a tag in the owner's AXML is given. */
export function classesOf(owner: Owner, value: unknown): readonly ExternalClass[] {
  return asClasses(value).flatMap(
    (name) => owner.external?.(name) ?? [{ name, scope: owner.scope }],
  );
}

/**
 * Puts the classes given from outside in the place of the component's names for them: in `class`, `hover-class` and the
 * like.
 * @returns Those classes.
 */
export function putExternalClasses(
  attributes: Record<string, unknown>,
  { external }: Owner,
): readonly ExternalClass[] {
  if (!external) return [];
  const given: ExternalClass[] = [];
  for (const [attribute, value] of Object.entries(attributes)) {
    if (!/^(class|\w+Class)$/.test(attribute)) continue;
    const all = asClasses(value).flatMap((name) => {
      const classes = external(name);
      given.push(...(classes ?? []));
      return classes?.map((each) => each.name) ?? [name];
    });
    attributes[attribute] = all.join(' ');
  }
  return given;
}
