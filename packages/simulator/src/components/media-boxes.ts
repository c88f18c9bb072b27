import { asNumber, asText } from '../view/attribute-values';
import type { BasicComponent, BasicNode, EventDetail } from '../view/basic-component';
import { attributeOf, basicComponent } from './define';
import { eventBox } from './event-box';

/** @see mini/component/基础组件/地图/map 地图.md of AlipayDocs/open-docs, before its removal in 97af6b90 */
export const map: BasicComponent = basicComponent('map', {
  ...eventBox({
    label(node) {
      const { latitude, longitude } = node.attributes;
      const titles = markersOf(node).map(({ title }) => asText(title));
      const named = titles.filter((title) => title !== '').join('、');
      const where = latitude === undefined ? '' : ` ${asText(latitude)}, ${asText(longitude)}`;
      return `地图${where}${named === '' ? '' : `（${named}）`}`;
    },
    detail: mapDetail,
  }),
  tapDetail: ({ attributes: { latitude, longitude } }) => ({ latitude, longitude }),
});

/** @see mini/component/基础组件/媒体组件/camera 相机.md of AlipayDocs/open-docs */
export const camera: BasicComponent = basicComponent(
  'camera',
  eventBox({
    label: ({ attributes }) => (attributes.devicePosition === 'front' ? '相机（前置）' : '相机'),
    detail: (_node, event) => CAMERA_DETAILS[event] ?? {},
  }),
);

const CAMERA_DETAILS: Readonly<Record<string, EventDetail>> = {
  ready: { maxZoom: 10 },
  error: { errorCode: 1004, errorMessage: '无摄像头权限' },
  scanCode: { type: 'QR', result: 'https://example.com/' },
};

/** @see mini/component/基础组件/媒体组件/lottie 动画.md of AlipayDocs/open-docs */
export const lottie: BasicComponent = basicComponent(
  'lottie',
  eventBox({
    label: ({ attributes }) => `动画 ${asText(attributes.path).split('/').at(-1) ?? ''}`.trim(),
    picture: ({ attributes }) => asText(attributes.placeholder),
  }),
);

/** A live stream. Its page is not in the repository. */
export const livePlayer: BasicComponent = basicComponent(
  'live-player',
  eventBox({
    label: ({ attributes }) => `直播 ${asText(attributes.src)}`.trim(),
    picture: ({ attributes }) => asText(attributes.poster),
    detail: (_node, event) => (event === 'stateChange' ? { code: 2004 } : {}),
  }),
);

/** An advertisement. Its page is not in the repository. */
export const ad: BasicComponent = basicComponent('ad', eventBox({ label: () => '广告' }));

interface Marker {
  readonly id?: unknown;
  readonly title?: unknown;
  readonly latitude?: unknown;
  readonly longitude?: unknown;
}

function markersOf({ attributes }: BasicNode): Marker[] {
  const markers: unknown[] = Array.isArray(attributes.markers) ? attributes.markers : [];
  return markers.filter((marker) => typeof marker === 'object' && marker !== null);
}

function mapDetail(node: BasicNode, event: string): EventDetail {
  const { latitude, longitude } = node.attributes;
  const [marker = {}] = markersOf(node);
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
