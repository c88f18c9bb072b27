import { SimulatorError } from '../contract/errors';
import type { BasicNode } from './basic-component';

/** A truthy attribute, read as the platform does: the text "false" is truthy too. */
export function isTrue(value: unknown): boolean {
  return Boolean(value);
}

/** An attribute as text; nothing for undefined and null. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : `${value as number}`;
}

export function asNumber(value: unknown, fallback: number): number {
  const number = typeof value === 'number' ? value : Number.parseFloat(asText(value));
  return Number.isFinite(number) ? number : fallback;
}

/** An attribute with a few known values; nothing if it is not given. @throws {SimulatorError} for any other value. */
export function oneOf(node: BasicNode, name: string, values: readonly string[]): string {
  const value = asText(node.attributes[name]);
  if (value === '' || values.includes(value)) return value;
  throw new SimulatorError(
    `<${node.basic.tag}>: ${name} "${value}" is not known`,
    node.props.place,
  );
}
