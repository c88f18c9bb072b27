import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { Attributes, BasicComponent } from '../view/basic-component';
import { basicComponent } from './define';
import { checkAttribute } from './limits';

/** @see mini/component/基础组件/基础内容/text 文本.md of AlipayDocs/open-docs */
export const text: BasicComponent = basicComponent('text', {
  element: 'span',
  update(node) {
    const { element, attributes } = node;
    element.classList.toggle('a-text-selectable', isTrue(attributes.selectable));
    const lines = asNumber(attributes.numberOfLines, 0);
    checkAttribute(node, 'numberOfLines', 'a number from 1 is required', () => lines >= 1);
    element.classList.toggle('a-text-clamped', lines > 0);
    if (lines > 0) element.style.setProperty('-webkit-line-clamp', String(lines));
  },
  text(value, attributes) {
    const decoded = isTrue(attributes.decode) ? decodeEntities(value) : value;
    return keepSpaces(decoded, attributes);
  },
});

const SPACES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
};

/** The entities that `decode` knows. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
};

function decodeEntities(value: string): string {
  return value.replace(/&(?:nbsp|lt|gt|amp|apos|ensp|emsp);/g, (entity) => ENTITIES[entity] ?? '');
}

/** Spaces in a row, of the width that `space` names. */
export function keepSpaces(value: string, attributes: Attributes): string {
  const space = SPACES[asText(attributes.space)];
  return space === undefined ? value : value.replaceAll(' ', space);
}
