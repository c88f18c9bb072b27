import type { Place } from '../contract/errors';
import type { Problems } from '../contract/problems';
import type { ComponentChoice } from './template';

/** What a tag stands for, other than a basic component. */
export interface DeclaredComponent extends ComponentChoice {
  /** Names of its abstract nodes; undefined if they cannot be known. */
  readonly declares: ReadonlySet<string> | undefined;
}

/** What such an attribute is read with. */
interface GenericContext {
  readonly problems: Problems;
  readonly component: (tag: string) => DeclaredComponent | undefined;
}

const PREFIX = 'generic:';

export function isGeneric(attribute: string): boolean {
  return attribute.startsWith(PREFIX);
}

/**
 * Reads `generic:xxx="yyy"` of a custom component's tag: the component to stand for its abstract node `xxx`.
 * @see mini/framework/自定义组件/抽象节点.md of AlipayDocs/open-docs
 * @returns undefined for what is a problem; the default component stands there then.
 */
export function compileGeneric(
  [attribute, source]: readonly [name: string, value: string | true],
  { tag, used, place }: { tag: string; used: DeclaredComponent; place: Place },
  { problems, component }: GenericContext,
): [name: string, choice: ComponentChoice] | undefined {
  const name = attribute.slice(PREFIX.length);
  const written = `<${tag}>: ${attribute}`;
  if (used.generic !== undefined) {
    const message = `${written} of an abstract node is not supported by the simulator`;
    problems.lacking('generic:… of an abstract node', message, place);
    return undefined;
  }
  if (used.declares?.has(name) === false) {
    const message = `${written}: the component has no ${name} in its componentGenerics`;
    problems.unknown('generic:… of no abstract node', message, place);
    return undefined;
  }
  if (source === true || source.includes('{{')) {
    const message = `${written}: a fixed name of a component is required`;
    problems.unknown('generic:… without a fixed name', message, place);
    return undefined;
  }
  const chosen = component(source);
  if (!chosen) {
    const message = `${written}: ${source} is not declared in usingComponents`;
    problems.unknown('generic:… of an undeclared component', message, place);
    return undefined;
  }
  return [name, { path: chosen.path, generic: chosen.generic }];
}
