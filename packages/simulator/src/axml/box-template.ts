import type { Place } from '../contract/errors';
import type { Template } from './files';

/** A template that shows one box with a label, in the place of what could not be compiled. */
export function boxTemplate(label: string, place: Place): Template {
  const value = { evaluate: () => label, constant: label };
  return {
    modules: {},
    nodes: [
      {
        kind: 'element',
        basic: { tag: 'box', element: 'div' },
        attributes: [['label', value]],
        dataset: [],
        marks: [],
        changes: [],
        events: [],
        children: [],
        key: undefined,
        scope: undefined,
        slotName: undefined,
        place,
      },
    ],
  };
}
