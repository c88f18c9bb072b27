import { asNumber, asText, isTrue } from '../../view/attribute-values';
import type { BasicComponent, BasicNode, EventDetail } from '../../view/basic-component';
import { pointOnPage, rectOnPage } from '../../view/drawn-size';
import { attributeOf, basicComponent } from '../define';
import { watchDrags } from '../drag';
import { eventBox } from '../event-box';
import { notInside, ownId } from '../limits';
import { drawMap } from './draw';
import { surfaceOf } from '../../view/map/surface';

const box = eventBox({
  label(node) {
    const { latitude, longitude } = node.attributes;
    const titles = surfaceOf(node.element)
      .list('markers')
      .map(({ title }) => asText(title));
    const named = titles.filter((title) => title !== '').join('、');
    const where = latitude === undefined ? '' : ` ${asText(latitude)}, ${asText(longitude)}`;
    return `地图${where}${named === '' ? '' : `（${named}）`}`;
  },
  detail: mapDetail,
});

/** @see mini/component/基础组件/地图/map 地图.md of AlipayDocs/open-docs, before its removal in 97af6b90 */
export const map: BasicComponent = basicComponent('map', {
  ...box,
  setUp(node) {
    box.setUp?.(node);
    const surface = surfaceOf(node.element);
    const layer = document.createElement('div');
    layer.className = 'a-map-layer';
    node.element.prepend(layer);
    surface.onChange(() => drawMap(node, surface, layer));
    watchResize(node, () => surface.changedNow());
    pan(node);
  },
  update(node, previous) {
    surfaceOf(node.element).updated(node.attributes, previous);
    box.update?.(node, previous);
  },
  mounted(node) {
    ownId(node);
    notInside(node, 'scroll-view');
    surfaceOf(node.element).changedNow();
  },
  tapDetail({ element }, _target, event) {
    const surface = surfaceOf(element);
    // Where nothing is laid out (jsdom), a tap is one on the middle.
    if (!(event instanceof MouseEvent) || surface.size().width === 0) {
      return { ...surface.camera().center };
    }
    const { left, top } = rectOnPage(element, element.closest('.sim-page'));
    const { clientX, clientY } = pointOnPage(element, event);
    return { ...surface.toMap(clientX - left, clientY - top) };
  },
});

/** A map on which nothing is laid out yet is drawn again once it has its size. */
function watchResize(node: BasicNode, run: () => void): void {
  if (typeof ResizeObserver === 'undefined') return;
  const observer = new ResizeObserver(run);
  observer.observe(node.element);
  node.onDispose(() => observer.disconnect());
}

/** A finger moves the map, unless the app has switched that off. */
function pan(node: BasicNode): void {
  const surface = surfaceOf(node.element);
  let last = { dx: 0, dy: 0 };
  watchDrags(node, {
    begins() {
      const setting = Object(surface.get('setting')) as { gestureEnable?: unknown };
      const { enableScroll } = node.attributes;
      const isOff = enableScroll !== undefined && !isTrue(enableScroll);
      if (isOff || setting.gestureEnable === 0 || surface.get('gestureEnable') === 0) return false;
      last = { dx: 0, dy: 0 };
      surface.tellRegion('begin', 'gesture');
      return true;
    },
    moved(dx, dy) {
      const { x, y } = surface.toScreen(surface.camera().center);
      const center = surface.toMap(x - (dx - last.dx), y - (dy - last.dy));
      last = { dx, dy };
      surface.set({ ...center, scale: surface.camera().scale });
    },
    ended: () => surface.tellRegion('end', 'drag'),
  });
}

function mapDetail(node: BasicNode, event: string): EventDetail {
  const { latitude, longitude } = node.attributes;
  const [marker = {}] = surfaceOf(node.element).list('markers');
  const here = { latitude, longitude };
  switch (event) {
    case 'markerTap':
    case 'calloutTap': {
      const { id, latitude: north, longitude: east } = marker;
      return { markerId: id, latitude: north, longitude: east };
    }
    case 'controlTap':
      return { controlId: firstId(node.attributes.controls) };
    case 'panelTap':
      return { panelId: firstId(node.attributes.panels) };
    case 'regionChange': {
      const scale = asNumber(attributeOf(node, 'scale'), 16);
      return { type: 'end', ...here, scale, skew: 0, rotate: 0, causedBy: 'drag' };
    }
    default:
      return here;
  }
}

function firstId(list: unknown): unknown {
  const items: unknown[] = Array.isArray(list) ? list : [];
  const [first] = items;
  return typeof first === 'object' && first !== null && 'id' in first ? first.id : undefined;
}
