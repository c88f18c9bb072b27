import { AtRule } from 'postcss';

/** Stands in compiled at-rules for so many rpx, until the width of the phone is known. */
const RPX = /sim-rpx\((-?[\d.]+)\)/g;
/** Stands for what a container query cannot ask, until the phone is known. */
const ASKED = /sim-is\(([\w-]+) (min-|max-|=) (-?[\d.]+)(px|rpx)\)/g;
const ALWAYS = '(width > 0px)';
const NEVER = '(width < 0px)';
const ORIENTATION = /^\(\s*orientation\s*:\s*(portrait|landscape)\s*\)$/i;
const PHONE_FEATURE =
  /^\(\s*(?:-webkit-)?(?<limit>min-|max-)?(?:(?<name>(?:device-)?height)\s*:\s*(?:(?<px>[\d.]+)px|sim-rpx\((?<rpx>[\d.]+)\))|device-pixel-ratio\s*:\s*(?<ratio>[\d.]+))\s*\)$/i;
const FEATURE = /\([^()]*(?:\([^()]*\))?[^()]*\)/g;
const QUERY = new RegExp(
  `^(?:(?:only\\s+)?(?:screen|all)\\s+and\\s+)?(${FEATURE.source}(?:\\s+and\\s+${FEATURE.source})*)$`,
  'i',
);

/**
 * Makes an at-rule ask the phone what it would ask the window on a device: the preview's window is the whole browser.
 * Width, height, orientation and pixel ratio are the phone's; a query for anything else stays what it is.
 */
export function compileAtRule(rule: AtRule): void {
  rule.params = rule.params.replace(/(-?\d*\.?\d+)rpx\b/gi, 'sim-rpx($1)');
  if (rule.name.toLowerCase() !== 'media') return;
  const queries = rule.params.split(',').map((query) => containerQuery(query.trim()));
  if (queries.includes(undefined)) return;
  rule.name = 'container';
  rule.params = `sim ${queries.length === 1 ? queries.join() : queries.map((query) => `(${query})`).join(' or ')}`;
}

/** `"a.acss"` or `url(a.acss)`, and for what screens. */
const IMPORT = /^(?:url\(\s*("[^"]*"|'[^']*'|[^'")]*?)\s*\)|("[^"]*"|'[^']*'))\s*(.*)$/is;

/**
 * Reads what follows `@import`.
 * @returns an empty target for what names no file
 * @see https://www.w3.org/TR/css-cascade-4/#at-import
 */
export function readImport(params: string): { target: string; media: string } {
  const [, inUrl, inQuotes = '', media = ''] = IMPORT.exec(params.trim()) ?? [];
  return { target: (inUrl ?? inQuotes).replace(/^(['"])(.*)\1$/, '$2').trim(), media };
}

/** Compiled styles that hold for those screens alone. */
export function insideMedia(css: string, query: string): string {
  const rule = new AtRule({ name: 'media', params: query });
  compileAtRule(rule);
  return `@${rule.name} ${rule.params} {${css}}\n`;
}

/** What at-rules ask of a phone, in px. */
export interface PhoneScreen {
  readonly windowWidth: number;
  readonly windowHeight: number;
  readonly screenHeight: number;
  readonly pixelRatio: number;
}

/** Settles what at-rules ask of the phone. */
export function answerAtRules(css: string, phone: PhoneScreen): string {
  const rpxPx = phone.windowWidth / 750;
  return css
    .replace(ASKED, (_, name: string, limit: string, count: string, unit: string) =>
      holds(phone, name, limit, Number(count) * (unit === 'rpx' ? rpxPx : 1)) ? ALWAYS : NEVER,
    )
    .replace(RPX, (_, count: string) => `${Number((Number(count) * rpxPx).toFixed(3))}px`);
}

function holds(phone: PhoneScreen, name: string, limit: string, wanted: number): boolean {
  const { windowWidth, windowHeight, screenHeight, pixelRatio } = phone;
  if (name === 'landscape') return windowWidth > windowHeight;
  if (name === 'portrait') return windowWidth <= windowHeight;
  const is = { height: windowHeight, 'device-height': screenHeight }[name] ?? pixelRatio;
  if (limit === 'min-') return is >= wanted;
  return limit === 'max-' ? is <= wanted : is === wanted;
}

/** The same query of the phone as a container; undefined if it asks for more than a width. */
function containerQuery(query: string): string | undefined {
  const features = QUERY.exec(query)?.[1]?.match(FEATURE);
  const asked = features?.map(containerFeature);
  return asked?.includes(undefined) === false ? asked.join(' and ') : undefined;
}

function containerFeature(feature: string): string | undefined {
  const orientation = ORIENTATION.exec(feature)?.[1];
  if (orientation) return `sim-is(${orientation.toLowerCase()} = 0px)`;
  const asked = PHONE_FEATURE.exec(feature)?.groups;
  if (asked) {
    const { limit = '', name = 'pixel-ratio', px, rpx, ratio } = asked;
    const wanted = rpx === undefined ? `${px ?? ratio ?? ''}px` : `${rpx}rpx`;
    return `sim-is(${name.toLowerCase()} ${limit.toLowerCase() || '='} ${wanted})`;
  }
  if (!/\b(?:device-)?width\b/i.test(feature)) return undefined;
  return feature.replace(/\bdevice-width\b/gi, 'width');
}
