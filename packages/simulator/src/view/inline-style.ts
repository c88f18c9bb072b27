import { asText } from './attribute-values';

/** `fontSize` → `font-size`; a custom property stays as it is written. */
export function cssProperty(name: string): string {
  return name.startsWith('--')
    ? name
    : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `{ fontSize: '12px' }` and `{ 'font-size': '12px' }` as CSS. */
export function declarations(style: object): string {
  return Object.entries(style)
    .map(([name, value]) => `${cssProperty(name)}: ${asText(value)}`)
    .join('; ');
}
