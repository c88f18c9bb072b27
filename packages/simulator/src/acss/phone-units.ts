import { withButtonWidth } from './button-width';

/**
 * Units of the phone. `750rpx` is its width: its element sets `--rpx` to one rpx of it; without that it is a phone
 * 375 pixels wide. `100vh` is the height of the page on it, not of a browser's window: the phone sets `--vw` and `--vh`.
 *
 * `1rem` is 100 rpx, unless `<page-meta root-font-size>` gives the page a `--rem` of its own. No page of the platform
 * says so; the apps written for it do, with texts of 0.24rem and 0.28rem that a browser's 16 px would make too small to
 * read.
 * @see mini/framework/ACSS 语法参考.md of AlipayDocs/open-docs
 */
const UNITS: Readonly<Record<string, string>> = {
  rpx: 'var(--rpx, 0.5px)',
  rem: 'var(--rem, 100 * var(--rpx, 0.5px))',
  vw: 'var(--vw, 1vw)',
  vh: 'var(--vh, 1vh)',
  vmin: 'min(var(--vw, 1vw), var(--vh, 1vh))',
  vmax: 'max(var(--vw, 1vw), var(--vh, 1vh))',
};

const LENGTH = /(^|[\s,(:])(-?\d*\.?\d+)(rpx|rem|vw|vh|vmin|vmax)\b/gi;

export function scalePhoneUnits(text: string): string {
  return text.replace(LENGTH, (_all, before: string, count: string, unit: string) => {
    return `${before}calc(${UNITS[unit.toLowerCase()] ?? unit} * ${count})`;
  });
}

/** Of a `style` attribute, in which `!important` has no say on the platform. */
export function compileInlineStyle(style: string): string {
  return withButtonWidth(scalePhoneUnits(style.replace(/\s*!\s*important\b/gi, '')));
}
