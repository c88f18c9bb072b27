import { withLineWidth } from './line-width';

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

/** An address or a text, which stays, or a length. */
const LENGTH =
  /url\([^)]*\)|"[^"]*"|'[^']*'|(^|[\s,(:*/])([-+]?\d*\.?\d+)(rpx|rem|vw|vh|vmin|vmax)\b/gi;

export function scalePhoneUnits(text: string): string {
  return text.replace(LENGTH, (all: string, ...[before, count, unit]: (string | undefined)[]) => {
    if (before === undefined || count === undefined || unit === undefined) return all;
    return `${before}calc(${UNITS[unit.toLowerCase()] ?? unit} * ${count})`;
  });
}

const SAFE_AREA = /\benv\(\s*(safe-area-inset-\w+)\s*((?:,[^()]*)?\))/gi;

/** The safe area is the phone's, if that says so: the browser's own is another, on a desktop none. */
export function phoneSafeArea(text: string): string {
  return text.replace(SAFE_AREA, 'var(--$1, env($1$2)');
}

/** Of a `style` attribute, in which `!important` has no say on the platform. */
export function compileInlineStyle(style: string): string {
  return withLineWidth(scalePhoneUnits(phoneSafeArea(style).replace(/\s*!\s*important\b/gi, '')));
}
