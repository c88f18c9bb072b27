import { isHexColor } from '../contract/colors';
import { asText } from '../view/attribute-values';
import type { Problems } from '../contract/problems';
import { HEX_COLORS, LISTED, LISTS, RANGES } from './table/options';

/** Tells of parameters with a value that their page rules out, and that a device does something unsaid with. */
export function checkValues(
  problems: Problems,
  api: string,
  params: Readonly<Record<string, unknown>>,
): void {
  for (const [name, given] of Object.entries(params)) {
    if (given === undefined || given === null) continue;
    const wanted = wantedInstead(api, name, given);
    if (wanted === undefined) continue;
    const message = `my.${api}: ${name} must be ${wanted}, not ${shown(given)}`;
    problems.unknown(`my.${api} ${name}`, message);
  }
}

/** What a parameter must be; undefined for what it may be. */
function wantedInstead(api: string, name: string, given: unknown): string | undefined {
  const parameter = `${api}.${name}`;
  const listed = LISTED[`${api}.object.${name}`];
  if (listed) {
    if (LISTS.has(parameter) && !Array.isArray(given)) return `a list of ${listed.join(', ')}`;
    // Of a list, each entry counts.
    const values: unknown[] = Array.isArray(given) ? given : [given];
    const isListed = values.every((value) => listed.includes(asText(value)));
    return isListed ? undefined : `one of ${listed.join(', ')}`;
  }
  const range = RANGES[parameter];
  if (range) {
    const [least, most] = range;
    const value = isNumeric(given) ? Number(given) : NaN;
    const isWithin = value >= least && value <= most;
    return isWithin ? undefined : `a number from ${least} to ${most}`;
  }
  const isColor = !HEX_COLORS.has(parameter) || given === '' || isHexColor(given);
  return isColor ? undefined : 'a colour such as #1677ff';
}

function shown(given: unknown): string {
  try {
    return JSON.stringify(given) || asText(given);
  } catch {
    return asText(given);
  }
}

/** Also one written as text: older pages, their samples and the platform's typings have coordinates so. */
function isNumeric(given: unknown): boolean {
  return typeof given === 'number' || (typeof given === 'string' && given.trim() !== '');
}
