import { asText } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';

const boxes = new Map<string, BasicComponent>();

/**
 * What stands in the place of something that cannot be drawn: a box with a label, of the size that the author's
 * styles give it. What the author put inside is drawn inside.
 * @param tag Also its label, unless an attribute `label` says another.
 */
export function boxFor(tag: string): BasicComponent {
  const known = boxes.get(tag);
  if (known) return known;
  const box: BasicComponent = {
    tag,
    element: 'div',
    update({ element, attributes }) {
      element.classList.add('a-box');
      const label = asText(attributes.label) || `<${tag}>`;
      element.dataset.label = label;
      element.setAttribute('role', 'group');
      element.setAttribute('aria-label', label);
    },
  };
  boxes.set(tag, box);
  return box;
}
