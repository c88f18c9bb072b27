import { asText, oneOf as known } from '../view/attribute-values';
import type { BasicComponent, BasicNode } from '../view/basic-component';
import { componentEntry } from './table';
import type { AttributeEntry, State } from './table/entry';

/** How a real element plays a basic component: what the table does not say. */
export type Behaviour = Pick<
  BasicComponent,
  | 'element'
  | 'focusable'
  | 'control'
  | 'setUp'
  | 'update'
  | 'mounted'
  | 'measure'
  | 'formValue'
  | 'reset'
  | 'text'
  | 'tapDetail'
>;

/** A basic component: its row of the table, and how a real element plays it. */
export function basicComponent(tag: string, behaviour: Behaviour): BasicComponent {
  const entry = componentEntry(tag);
  const attributes = (state: State) => namesOf(entry.attributes, (one) => one.state === state);
  const events = (state: State) => namesOf(entry.events, (one) => one === state);
  const listed = namesOf(entry.attributes, ({ values }) => values !== undefined);
  return {
    ...behaviour,
    update(node, previous) {
      // Whether or not anything comes of them here.
      for (const name of listed) oneOf(node, name);
      behaviour.update?.(node, previous);
    },
    tag,
    attributes: attributes('works'),
    ignored: attributes('ignored'),
    events: events('works'),
    ignoredEvents: events('ignored'),
    ...(entry.required ? { required: entry.required } : {}),
    ...(entry.touches ? { touches: entry.touches } : {}),
    ...(entry.hidable === false ? { hidable: false } : {}),
    ...(entry.container === false ? { container: false } : {}),
  };
}

/** What is given, or else the default of the table. */
export function attributeOf(node: BasicNode, name: string): unknown {
  const given = node.attributes[name];
  if (given !== undefined && given !== null) return given;
  return componentEntry(node.basic.tag).attributes[name]?.byDefault;
}

/** The same for an attribute with a few known values: any other one is a problem, and as if not given. */
export function oneOf(node: BasicNode, name: string): string {
  const {
    byDefault,
    values = [],
    passed = [],
  } = componentEntry(node.basic.tag).attributes[name] ?? {};
  return known(node, name, [...values, ...passed]) || asText(byDefault);
}

/** State that a component keeps for each of its nodes. */
export function perNode<Kept>(create: (node: BasicNode) => Kept): (node: BasicNode) => Kept {
  const kept = new WeakMap<BasicNode, Kept>();
  return (node) => {
    let state = kept.get(node);
    if (state === undefined) {
      state = create(node);
      kept.set(node, state);
    }
    return state;
  };
}

function namesOf<Entry extends AttributeEntry | State>(
  entries: Readonly<Record<string, Entry>>,
  matches: (entry: Entry) => boolean,
): string[] {
  return Object.entries(entries)
    .filter(([, entry]) => matches(entry))
    .map(([name]) => name);
}
