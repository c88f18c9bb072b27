import type { BasicNode } from './basic-component';

/** A truthy attribute, read as the platform does: the text "false" is truthy too. */
export function isTrue(value: unknown): boolean {
  return Boolean(value);
}

/** An attribute as text; nothing for undefined and null. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  try {
    return `${value as number}`;
  } catch {
    // A symbol and what Object.create(null) gives have no text.
    return Object.prototype.toString.call(value);
  }
}

/** The class names of an attribute. */
export function asClasses(value: unknown): string[] {
  return asText(value).split(/\s+/).filter(Boolean);
}

export function asNumber(value: unknown, fallback: number): number {
  const number = typeof value === 'number' ? value : Number.parseFloat(asText(value));
  return Number.isFinite(number) ? number : fallback;
}

/** An attribute with a few known values. Any other value is a problem, and as good as none. */
export function oneOf(node: BasicNode, name: string, values: readonly string[]): string {
  const value = asText(node.attributes[name]);
  if (value === '' || values.includes(value)) return value;
  node.host.problems.unknown(
    `<${node.basic.tag} ${name}="${value}">`,
    `<${node.basic.tag}>: ${name} "${value}" is not known`,
    node.props.place,
  );
  return '';
}
