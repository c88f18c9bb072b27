import { asText } from '../view/attribute-values';
import type { BasicComponent, BasicNode, EventDetail } from '../view/basic-component';
import { PAGE_HIDDEN } from '../view/page-events';
import { basicComponent } from './define';
import { eventBox } from './event-box';

/** @see mini/component/基础组件/媒体组件/camera 相机.md of AlipayDocs/open-docs */
export const camera: BasicComponent = basicComponent('camera', {
  ...eventBox({
    label: ({ attributes }) => (attributes.devicePosition === 'front' ? '相机（前置）' : '相机'),
    picture: ({ host }) => host.camera().picture ?? '',
    detail: (node, event) => (event === 'ready' ? readyOf(node) : (CAMERA_DETAILS[event] ?? {})),
  }),
  // The app makes its context once it hears that the camera is ready.
  mounted(node) {
    if (node.host.camera().authorized === false) node.fire('error', CAMERA_DETAILS.error ?? {});
    else node.fire('ready', readyOf(node));
    // 摄像头在非正常终止时触发，如页面隐藏、退出小程序、压后台等情况
    const page = node.element.closest('.sim-page');
    const stopped = () => node.fire('stop', {});
    page?.addEventListener(PAGE_HIDDEN, stopped);
    node.onDispose(() => page?.removeEventListener(PAGE_HIDDEN, stopped));
  },
});

function readyOf({ host }: BasicNode): EventDetail {
  return { maxZoom: host.camera().maxZoom ?? 10 };
}

const CAMERA_DETAILS: Readonly<Record<string, EventDetail>> = {
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
