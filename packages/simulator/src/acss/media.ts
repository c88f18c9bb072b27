import type { AtRule } from 'postcss';

/** Stands in compiled at-rules for so many rpx, until the width of the phone is known. */
const RPX = /sim-rpx\((-?[\d.]+)\)/g;
const FEATURE = /\([^()]*(?:\([^()]*\))?[^()]*\)/g;
const QUERY = new RegExp(
  `^(?:(?:only\\s+)?(?:screen|all)\\s+and\\s+)?(${FEATURE.source}(?:\\s+and\\s+${FEATURE.source})*)$`,
  'i',
);

/**
 * Makes an at-rule ask the phone what it would ask the window on a device: the preview's window is the whole browser.
 * Width and orientation are the phone's; a query for anything else stays what it is.
 */
export function compileAtRule(rule: AtRule): void {
  rule.params = rule.params.replace(/(-?\d*\.?\d+)rpx\b/gi, 'sim-rpx($1)');
  if (rule.name.toLowerCase() !== 'media') return;
  const queries = rule.params.split(',').map((query) => containerQuery(query.trim()));
  if (queries.includes(undefined)) return;
  rule.name = 'container';
  rule.params = `sim ${queries.length === 1 ? queries.join() : queries.map((query) => `(${query})`).join(' or ')}`;
}

/** @param rpxPx Pixels of one rpx. */
export function scaleAtRules(css: string, rpxPx: number): string {
  return css.replace(RPX, (_, count: string) => `${Number((Number(count) * rpxPx).toFixed(3))}px`);
}

/** The same query of the phone as a container; undefined if it asks for more than a width. */
function containerQuery(query: string): string | undefined {
  const features = QUERY.exec(query)?.[1]?.match(FEATURE);
  const asked = features?.map(containerFeature);
  return asked?.includes(undefined) === false ? asked.join(' and ') : undefined;
}

function containerFeature(feature: string): string | undefined {
  const orientation = /^\(\s*orientation\s*:\s*(portrait|landscape)\s*\)$/i.exec(feature)?.[1];
  // The phone is held upright.
  if (orientation)
    return orientation.toLowerCase() === 'portrait' ? '(width > 0px)' : '(width < 0px)';
  if (!/\b(?:device-)?width\b/i.test(feature)) return undefined;
  return feature.replace(/\bdevice-width\b/gi, 'width');
}
