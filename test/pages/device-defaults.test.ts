import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(__dirname, '../../dist');

/**
 * What a device gives each `button`: a height, one line that is cut off, a border drawn by `::after` and looks of
 * its own. A class that leaves one of them out shows clipped rows on a phone, though not in every simulator.
 * @see support/支付宝小程序/常见问题/button按钮默认样式如何去除.md of AlipayDocs/open-docs
 * @see es/Button/index.acss of the npm package antd-mini, which resets height and line-height too
 */
const FIXED_BY_DEVICE = [
  'background-color',
  'border',
  'border-radius',
  'box-sizing',
  'font-size',
  'height',
  'line-height',
  'margin',
  'overflow',
  'padding',
  'text-align',
  'white-space',
  'width',
] as const;

/** Given by each variant of the button. */
const SET_BY_VARIANT: Readonly<Record<string, readonly string[]>> = {
  'action-button': ['background-color'],
};

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(DIST, file), 'utf8');
const styles = files
  .filter((file) => file.endsWith('.acss'))
  .map((file) => read(file).replace(/\/\*.*?\*\//gs, ''))
  .join('\n');

/** What the rules for exactly this selector say. */
function declarations(selector: string): Map<string, string> {
  const rules = [...styles.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  return new Map(
    rules
      .filter(([, selectors = '']) => selectors.trim() === selector)
      .flatMap(([, , body = '']) => body.split(';'))
      .map((line) => line.split(/:(.*)/s).map((part) => part.trim()))
      .map(([name = '', value = '']) => [name, value]),
  );
}

/** The first class of each `button` in the app's templates. */
const buttons = files
  .filter((file) => file.endsWith('.axml'))
  .flatMap((file) => [...read(file).matchAll(/<button\b[^>]*?\bclass="([\w-]+)/gs)])
  .map(([, name = '']) => name);

test('every button of the app has a class of its own', () => {
  const all = files
    .filter((file) => file.endsWith('.axml'))
    .map(read)
    .join('\n');
  expect(buttons).toHaveLength(all.split(/<button\b/).length - 1);
  expect(buttons.length).toBeGreaterThan(4);
});

describe.each([...new Set(buttons)])('button.%s', (name) => {
  const own = declarations(`.${name}`);

  test('resets all that a device fixes', () => {
    const variant = SET_BY_VARIANT[name] ?? [];
    const missing = FIXED_BY_DEVICE.filter(
      (property) => !own.has(property) && !variant.includes(property),
    );
    expect(missing).toEqual([]);
  });

  test('grows with its text: no fixed height, any number of lines, nothing cut off', () => {
    expect(own.get('height')).toBe('auto');
    expect(own.get('white-space')).toBe('normal');
    expect(own.get('overflow')).toBe('visible');
    expect(own.get('line-height')).toMatch(/^1\.\d+$/);
  });

  test('draws no border of the device', () => {
    expect(own.get('border')).toBe('0');
    expect(declarations(`.${name}::after`).get('display')).toBe('none');
  });
});

test('placeholders are styled by the documented attribute alone', () => {
  expect(styles).not.toContain('::placeholder');
});

test('form-type is one of the two that the platform knows, or none', () => {
  const values = files
    .filter((file) => file.endsWith('.axml') || file.endsWith('props.js'))
    .flatMap((file) => [...read(file).matchAll(/form-?type(?:="|: ')([^"']*)/gi)])
    .map(([, value = '']) => value);
  expect(values.length).toBeGreaterThan(0);
  expect(
    values.filter((value) => !['submit', 'reset', '', '{{formType}}'].includes(value)),
  ).toEqual([]);
});
