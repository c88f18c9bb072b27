import { asText } from '../../view/attribute-values';
import { mute } from '../../view/muted';
import { asyncApi, type ApiHost, type Outcome } from '../call';

/** What a browser's player shows and hides by itself, or has none of. */
const UNSEEN = `
  showStatusBar hideStatusBar showControl hideControl showFloatingWindow startInteractions stopInteractions
  switchQuality updateQualityList
`
  .trim()
  .split(/\s+/);

/**
 * `my.createVideoContext`: plays the `<video>` of that id, once it is on the screen.
 * @see mini/api/基础API/多媒体/视频/my.createVideoContext.md of AlipayDocs/open-docs
 */
export function createVideoContext(host: ApiHost, find: () => HTMLElement | undefined): Outcome {
  const film = () => {
    const element = find();
    return element instanceof HTMLVideoElement ? element : undefined;
  };
  /** What cannot be played is told by the component's own onError. jsdom has no such methods, or no promise. */
  const attempt = (run: () => Promise<void> | undefined) => void run()?.catch(() => undefined);
  const screen: Partial<Document> = document;
  return {
    ...Object.fromEntries(UNSEEN.map((name) => [name, () => undefined])),
    play: () => attempt(() => film()?.play()),
    pause: () => film()?.pause(),
    stop() {
      film()?.pause();
      seek(film(), 0);
    },
    seek: (seconds: unknown) => seek(film(), Number(seconds)),
    mute(isOn: unknown) {
      const player = film();
      if (player) mute(player, isOn === true);
    },
    playbackRate(rate: unknown) {
      const player = film();
      // 0.5 <= rate <= 2.0
      if (player) player.playbackRate = Math.min(Math.max(Number(rate) || 1, 0.5), 2);
    },
    requestFullScreen: () =>
      attempt(() => (film() as Partial<HTMLVideoElement> | undefined)?.requestFullscreen?.()),
    exitFullScreen: () => attempt(() => screen.exitFullscreen?.()),
    exitPictureInPicture: () => attempt(() => screen.exitPictureInPicture?.()),
    getCurrentTime: asyncApi(host, 'VideoContext.getCurrentTime', () => ({
      currentTime: film()?.currentTime ?? 0,
    })),
  };
}

function seek(film: HTMLVideoElement | undefined, seconds: number): void {
  if (film && Number.isFinite(seconds)) film.currentTime = seconds;
}

/**
 * `my.createWebViewContext`: speaks to the page in the `<web-view>` of that id, which hears it by `message`.
 * @see mini/component/基础组件/开放组件/web-view/web-view H5 页面承载.md of AlipayDocs/open-docs
 */
export function createWebViewContext(find: () => HTMLElement | undefined): Outcome {
  return {
    postMessage(message: unknown) {
      const frame = find();
      if (!(frame instanceof HTMLIFrameElement)) return;
      // The frame is sandboxed: it has no origin that could be named.
      frame.contentWindow?.postMessage(JSON.parse(asText(JSON.stringify(message ?? {}))), '*');
    },
  };
}
