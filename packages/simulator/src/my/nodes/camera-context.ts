import { ApiFailure } from '../../contract/errors';
import { nodeOf } from '../../view/node-registry';
import { PAGE_CLOSED, PAGE_HIDDEN } from '../../view/page-events';
import { asText } from '../../view/attribute-values';
import { asyncApi, type ApiHost, type Outcome, type Params, type Run } from '../call';
import { readDataUrl } from '../files/bytes';
import { videoInfo } from '../files/mp4';
import type { FileStore } from '../files/store';
import { later } from '../../contract/on-abort';

const DEFAULT_SECONDS = 30;
const LONGEST_SECONDS = 600;
/** How often a frame is handed over. A device does so more often; each has millions of bytes. */
const FRAME_MS = 200;

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280"><rect width="720" height="1280" fill="#5b8ff9"/><circle cx="360" cy="560" r="180" fill="#ffffff"/></svg>';
/** An MP4 file that says what it is, and has no film in it. */
const EMPTY_VIDEO = Uint8Array.from([
  0, 0, 0, 16, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 0, 0,
]);

/** Errors of the component and of its context. @see mini/component/基础组件/媒体组件/camera 相机.md (错误码) */
const ERRORS = {
  other: { error: 1000, errorMessage: '其他错误' },
  permission: { error: 1004, errorMessage: '无摄像头权限' },
  scanning: { error: 1009, errorMessage: '扫码时禁止拍照录像' },
} as const;

const FRAMES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  small: [360, 640],
  medium: [540, 960],
  large: [720, 1280],
};

interface Recording {
  readonly startedAtMs: number;
  readonly cancelLimit: () => void;
}

/** There is one camera: a second context of the same page stops what the first began. */
const recordings = new WeakMap<HTMLElement, Recording>();

/**
 * `my.createCameraContext`: what the phone's camera sees is described by `phone.camera`.
 * @see mini/api/基础API/多媒体/相机/CameraContext/CameraContext 概览.md of AlipayDocs/open-docs
 */
export function createCameraContext(
  host: ApiHost,
  store: FileStore,
  find: () => HTMLElement | undefined,
): Outcome {
  const described = () => host.phone.camera;
  /** @throws {ApiFailure} where no picture can be taken. */
  const element = (): HTMLElement => {
    const camera = find();
    if (!camera) throw new ApiFailure({ ...ERRORS.other });
    if (described().authorized === false) throw new ApiFailure({ ...ERRORS.permission });
    const { mode } = nodeOf(camera)?.attributes ?? {};
    if (mode === 'scanCode') throw new ApiFailure({ ...ERRORS.scanning });
    return camera;
  };
  const picture = () =>
    store.addTemporary(
      readDataUrl(described().picture ?? '')?.bytes ?? new TextEncoder().encode(PICTURE),
    );
  const end = (camera: HTMLElement): Outcome => {
    const recording = recordings.get(camera);
    if (!recording) throw new ApiFailure({ ...ERRORS.other });
    recording.cancelLimit();
    recordings.delete(camera);
    const bytes = readDataUrl(described().video ?? '')?.bytes ?? EMPTY_VIDEO;
    const { width, height } = videoInfo(bytes);
    return {
      tempThumbPath: picture(),
      tempVideoPath: store.addTemporary(bytes),
      height: String(height),
      width: String(width),
      size: String(bytes.length),
      duration: String(Math.round((Date.now() - recording.startedAtMs) / 1000)),
    };
  };

  const runs: Record<string, Run> = {
    takePhoto() {
      element();
      return { tempImagePath: picture() };
    },
    startRecord(params) {
      const camera = element();
      if (recordings.has(camera)) throw new ApiFailure({ ...ERRORS.other });
      const stop = () => {
        if (host.signal.aborted || recordings.get(camera) !== recording) return;
        const film = end(camera);
        const { timeoutCallback } = params;
        if (typeof timeoutCallback !== 'function') return;
        host.listeners.guard(() => (timeoutCallback as (film: Outcome) => unknown)(film));
      };
      const cancelLimit = later(host.signal, stop, limitOf(params) * 1000);
      const recording = { startedAtMs: Date.now(), cancelLimit };
      // 录像超过 30s 或页面 onHide 时会结束录像
      const page = camera.closest('.sim-page');
      for (const event of [PAGE_HIDDEN, PAGE_CLOSED]) {
        page?.addEventListener(event, stop, { once: true });
      }
      recordings.set(camera, recording);
      return {};
    },
    stopRecord: () => end(element()),
    setZoom({ zoom }) {
      element();
      const wanted = typeof zoom === 'number' ? zoom : 1;
      const { maxZoom = 10 } = described();
      // zoom 可取小数，精确到小数后一位
      return { zoom: Math.round(Math.min(Math.max(wanted, 1), maxZoom) * 10) / 10 };
    },
  };
  const apis = Object.entries(runs).map(
    ([name, run]) => [name, asyncApi(host, `CameraContext.${name}`, run)] as const,
  );
  return {
    ...Object.fromEntries(apis),
    onCameraFrame: (listener: unknown) => frameListener(host, find, listener),
  };
}

/** @see mini/api/基础API/多媒体/相机/CameraFrameListener/CameraFrameListener 概览.md of AlipayDocs/open-docs */
function frameListener(
  host: ApiHost,
  find: () => HTMLElement | undefined,
  listener: unknown,
): Outcome {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    return {};
  };
  const start = () => {
    stop();
    const size = asText(nodeOf(find() ?? null)?.attributes.frameSize) || 'medium';
    const [width, height] = FRAMES[size] ?? [540, 960];
    timer = setInterval(() => {
      if (host.signal.aborted || nodeOf(find() ?? null) === undefined) stop();
      else if (typeof listener === 'function') {
        const frame = { width, height, data: new ArrayBuffer(width * height * 4) };
        host.listeners.guard(() => (listener as (frame: Outcome) => unknown)(frame));
      }
    }, FRAME_MS);
    return {};
  };
  return {
    start: asyncApi(host, 'CameraFrameListener.start', start),
    stop: asyncApi(host, 'CameraFrameListener.stop', stop),
  };
}

/** 录制时长上限，单位为秒，默认 30s，最大录制时长 10 分钟. */
function limitOf({ timeout }: Params): number {
  return typeof timeout === 'number' && timeout > 0
    ? Math.min(timeout, LONGEST_SECONDS)
    : DEFAULT_SECONDS;
}
