import { isHexColor } from '../../contract/colors';
import type { WindowConfig } from '../../contract/window';
import { checkKeys, isText, type Json, type Reading } from './json-keys';

const WINDOW_KNOWN = [
  'showTitleLoading',
  'onReachBottomDistance',
  'defaultTitle',
  'titleBarColor',
  'backgroundColor',
  'navigationBarFrontColor',
  'pullRefresh',
  'allowsBounceVertical',
  'transparentTitle',
  'titlePenetrate',
  'responsive',
  'titleImage',
  'barButtonTheme',
  'optionMenu',
  'backgroundImageUrl',
  'backgroundImageColor',
];
const WINDOW_IGNORED = [
  'gestureBack',
  'enableScrollBar',
  'enableInPageRenderInput',
  // support/支付宝小程序/案例分析/原生 Canvas 组件适配.md of AlipayDocs/open-docs
  'enableComponentOverlayer',
  // Switches of the app's container, which DevTools writes into every package: no platform page has them.
  'enableWK',
  'enableDSL',
  'enableJSC',
  'enableKeepAlive',
  'nboffline',
  'tinyPubRes',
  'showDomain',
];
const TEXTS = [
  'defaultTitle',
  'titleBarColor',
  'backgroundColor',
  'titleImage',
  'backgroundImageUrl',
  'backgroundImageColor',
] as const;

/** Reads `window` of app.json, or the same keys of a page. */
export function readWindow(
  json: Json,
  { file, problems }: Reading,
  others: string[],
): WindowConfig {
  checkKeys(json, { file, problems }, [...WINDOW_KNOWN, ...WINDOW_IGNORED, ...others]);
  const window: WindowConfig = {};
  for (const key of TEXTS) {
    const value = json[key];
    if (value === undefined) continue;
    if (isText(value)) window[key] = value;
    else problems.unknown(`window.${key}`, `${key}: text is required`, { file });
  }
  checkValues(json, { file, problems });
  const front = json.navigationBarFrontColor;
  const transparent = json.transparentTitle;
  if (transparent === 'always' || transparent === 'auto' || transparent === 'none') {
    window.transparentTitle = transparent;
  }
  const { titleImage } = window;
  if (titleImage !== undefined && !titleImage.startsWith('https:')) {
    const message = `titleImage must be an https address, not ${titleImage}`;
    problems.unknown('window.titleImage', message, { file });
  }
  const { icon } = Object(json.optionMenu) as { icon?: unknown };
  if (isText(icon) && icon !== '') window.optionIcon = icon;
  const { barButtonTheme } = json;
  if (barButtonTheme === 'light' || barButtonTheme === 'default') {
    window.barButtonTheme = barButtonTheme;
  }
  if ('titlePenetrate' in json) window.titlePenetrate = !isOff(json.titlePenetrate);
  if ('pullRefresh' in json) window.pullRefresh = !isOff(json.pullRefresh);
  if ('responsive' in json) window.responsive = !isOff(json.responsive);
  if (json.allowsBounceVertical !== undefined) {
    window.allowsBounceVertical = !isOff(json.allowsBounceVertical);
  }
  if ('showTitleLoading' in json) window.showTitleLoading = !isOff(json.showTitleLoading);
  const distance = json.onReachBottomDistance;
  if (typeof distance === 'number') window.onReachBottomDistance = distance;
  if (front !== undefined && front !== 'black' && front !== 'white') {
    const message = 'navigationBarFrontColor: "black" or "white" is required';
    problems.unknown('window.navigationBarFrontColor', message, { file });
  } else if (front !== undefined) window.navigationBarFrontColor = front;
  return window;
}

const HEX_COLOURS = ['titleBarColor', 'backgroundColor', 'backgroundImageColor'];
const FLAGS = [
  'allowsBounceVertical',
  'enableScrollBar',
  'gestureBack',
  'showTitleLoading',
  'titlePenetrate',
  'pullRefresh',
  'responsive',
];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  transparentTitle: ['always', 'auto', 'none'],
  barButtonTheme: ['default', 'light'],
};

/** Tells of values that their keys do not take. */
function checkValues(json: Json, { file, problems }: Reading): void {
  const tell = (key: string, wanted: string) =>
    problems.unknown(`window.${key}`, `${key}: ${wanted} is required`, { file });
  for (const key of HEX_COLOURS) {
    const value = json[key];
    const isColor = !isText(value) || value === '' || isHexColor(value);
    if (!isColor) tell(key, 'a colour such as #FFFFFF');
  }
  for (const key of FLAGS) {
    const value = json[key];
    const isFlag = value === undefined || typeof value === 'boolean';
    if (!isFlag && value !== 'YES' && value !== 'NO') tell(key, '"YES" or "NO", true or false');
  }
  for (const [key, values] of Object.entries(CHOICES)) {
    const value = json[key];
    if (value === undefined || (isText(value) && values.includes(value))) continue;
    tell(key, values.map((each) => `"${each}"`).join(' or '));
  }
  const { onReachBottomDistance: distance } = json;
  if (distance !== undefined && typeof distance !== 'number')
    tell('onReachBottomDistance', 'a number');
}

/** A flag that is not set. */
function isOff(value: unknown): boolean {
  return value === undefined || value === false || value === 'NO' || value === 'none';
}
