import { asNumber, asText } from '../../view/attribute-values';
import type { BasicNode } from '../../view/basic-component';
import { readPoint, type Point } from '../../view/map/geometry';
import { pointsOf, type MapSurface, type Overlay } from '../../view/map/surface';

const SVG = 'http://www.w3.org/2000/svg';
const ROUTE = { color: '#1677ff', width: 6 };

/**
 * Draws what lies on a map: circles, polygons, lines and the route, then markers and controls. The map below them
 * (streets, houses) needs a map service and is not there.
 */
export function drawMap(node: BasicNode, surface: MapSurface, layer: HTMLElement): void {
  const focused = layer.contains(document.activeElement)
    ? (document.activeElement as HTMLElement).dataset.marker
    : undefined;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const lines = [...surface.list('polyline'), ...surface.drawn.values()];
  svg.append(
    ...surface.list('circles').map((one) => circle(surface, one)),
    ...surface.list('polygon').map((one) => path(surface, one, true)),
    ...lines.map((one) => path(surface, one, false)),
    ...(surface.route ? [path(surface, { ...ROUTE, ...surface.route }, false, 'route')] : []),
  );
  layer.replaceChildren(
    svg,
    ...surface
      .list('markers')
      .filter((one) => isShownAt(one, surface.camera().scale))
      .map((one) => marker(node, surface, one)),
    ...surface.list('controls').map((one) => control(node, one)),
  );
  if (focused === undefined) return;
  layer.querySelector<HTMLElement>(`[data-marker=${JSON.stringify(focused)}]`)?.focus();
}

function circle(surface: MapSurface, one: Overlay): SVGElement {
  const centre = readPoint(one) ?? surface.camera().center;
  const { x, y } = surface.toScreen(centre);
  const radius = surface.pixelsOf(asNumber(one.radius, 0), centre);
  return shape('circle', {
    cx: x,
    cy: y,
    r: radius,
    fill: asText(one.fillColor) || 'none',
    stroke: asText(one.color) || 'none',
    'stroke-width': asNumber(one.strokeWidth, 1),
  });
}

function path(surface: MapSurface, one: Overlay, closed: boolean, name?: string): SVGElement {
  const places = pointsOf(one).map((point) => surface.toScreen(point));
  return shape(closed ? 'polygon' : 'polyline', {
    points: places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
    fill: closed ? asText(one.fillColor) || 'none' : 'none',
    stroke: asText(one.color) || 'none',
    'stroke-width': asNumber(one.width, closed ? 1 : 0),
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...(one.dottedLine === true ? { 'stroke-dasharray': '8 8' } : {}),
    ...(name === undefined ? {} : { class: `a-map-${name}` }),
  });
}

function shape(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** `displayRanges`: scales at which a marker is there; without it, all. */
function isShownAt({ displayRanges }: Overlay, scale: number): boolean {
  if (!Array.isArray(displayRanges)) return true;
  return displayRanges.some((range: unknown) => {
    const { from, to } = Object(range) as { from?: unknown; to?: unknown };
    return scale >= asNumber(from, 0) && scale <= asNumber(to, Infinity);
  });
}

function marker(node: BasicNode, surface: MapSurface, one: Overlay): HTMLElement {
  const place = readPoint(one) ?? surface.camera().center;
  const { handlers } = node.props;
  const bubble = bubbleOf(one);
  const isOperated = handlers.markerTap !== undefined || bubble !== '';
  const element = document.createElement(isOperated ? 'button' : 'span');
  element.className = 'a-map-marker';
  element.dataset.marker = asText(one.id);
  element.setAttribute('aria-label', asText(one.title) || `标记 ${asText(one.id)}`);
  if (!isOperated) element.setAttribute('role', 'img');
  put(element, fixedPlace(one) ?? surface.toScreen(place), one);
  element.append(picture(node, one.iconPath, one));
  const label = textOf(one.label);
  if (label !== '') element.append(text('a-map-label', label));
  if (element instanceof HTMLButtonElement) {
    element.type = 'button';
    element.addEventListener('click', (event) => {
      // A marker is no part of the map that `onTap` hears of.
      event.stopPropagation();
      if (bubble !== '') {
        surface.open.clear();
        surface.open.add(one.id);
      }
      node.fire('markerTap', { markerId: one.id, ...place });
      if (!node.isGone) surface.changedNow();
    });
  }
  const isOpen = surface.open.has(one.id) || isShownAtOnce(one.customCallout);
  if (bubble === '' || !isOpen) return element;
  const holder = document.createElement('span');
  holder.append(element, callout(node, surface, one, bubble, place));
  return holder;
}

function callout(
  node: BasicNode,
  surface: MapSurface,
  one: Overlay,
  bubble: string,
  place: Point,
): HTMLElement {
  const element = text('a-map-callout', bubble, 'button');
  const { x, y } = surface.toScreen(place);
  element.style.left = `${x}px`;
  element.style.top = `${y - asNumber(one.height, 32)}px`;
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    node.fire('calloutTap', { markerId: one.id, ...place });
  });
  return element;
}

function control(node: BasicNode, one: Overlay): HTMLElement {
  const { left, top, width, height } = Object(one.position) as Partial<Record<string, unknown>>;
  const element = document.createElement(one.clickable === true ? 'button' : 'span');
  element.className = 'a-map-control';
  element.style.left = `${asNumber(left, 0)}px`;
  element.style.top = `${asNumber(top, 0)}px`;
  element.append(picture(node, one.iconPath, { width, height }));
  if (!(element instanceof HTMLButtonElement)) return element;
  element.type = 'button';
  element.setAttribute('aria-label', `控件 ${asText(one.id)}`);
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    node.fire('controlTap', { controlId: one.id });
  });
  return element;
}

/**
 * A marker's picture; without one, a pin.
 * @see support/支付宝小程序/常见问题/map常见问题.md of AlipayDocs/open-docs: iconPath 传入的路径不对，导致图标不显示
 */
function picture(node: BasicNode, path: unknown, { width, height }: Overlay): HTMLElement {
  const address = asText(path);
  if (address === '') return text('a-map-pin', '');
  const image = document.createElement('img');
  image.alt = '';
  image.src = node.host.resolveImage(address, node.props.place);
  if (width !== undefined) image.style.width = `${asNumber(width, 0)}px`;
  if (height !== undefined) image.style.height = `${asNumber(height, 0)}px`;
  return image;
}

/** The anchor is what of the picture stands on the place: by default the middle of its lower edge. */
function put(element: HTMLElement, { x, y }: { x: number; y: number }, one: Overlay): void {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  const [left, top] = [asNumber(one.anchorX, 0.5) * 100, asNumber(one.anchorY, 1) * 100];
  element.style.transform = `translate(-${left}%, -${top}%) rotate(${asNumber(one.rotate, 0)}deg)`;
  if (one.alpha !== undefined) element.style.opacity = asText(one.alpha);
}

function fixedPlace({ fixedPoint }: Overlay): { x: number; y: number } | undefined {
  if (typeof fixedPoint !== 'object' || fixedPoint === null) return undefined;
  const { originX, originY } = fixedPoint as Partial<Record<string, unknown>>;
  return { x: asNumber(originX, 0), y: asNumber(originY, 0) };
}

/** label > customCallout > callout: they exclude each other (点标记图鉴). */
function bubbleOf({ label, customCallout, callout: plain }: Overlay): string {
  if (textOf(label) !== '') return '';
  const { descList, time } = Object(customCallout) as Partial<Record<string, unknown>>;
  const lines: unknown[] = Array.isArray(descList) ? descList : [];
  const custom = lines.map((line) => asText((Object(line) as { desc?: unknown }).desc)).join('');
  return custom || asText(time) || textOf(plain);
}

function isShownAtOnce(callout: unknown): boolean {
  return Boolean((Object(callout) as { isShow?: unknown }).isShow);
}

function textOf(bubble: unknown): string {
  return asText((Object(bubble) as { content?: unknown }).content);
}

function text(className: string, content: string, tag: 'span' | 'button' = 'span'): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = content;
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}
