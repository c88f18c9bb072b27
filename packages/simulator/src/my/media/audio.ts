import type { ApiHost } from '../call';
import type { FileStore } from '../files/store';
import { onAbort } from '../../contract/on-abort';

type Listener = (detail: unknown) => unknown;

/** Events of a player and what the browser calls them. */
const EVENTS: Readonly<Record<string, string>> = {
  Canplay: 'canplay',
  CanPlay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Stop: 'stop',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Error: 'error',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
};

/** What a person presses on the player of the lock screen. */
const BACKGROUND_EVENTS: Readonly<Record<string, string>> = { Next: 'next', Prev: 'prev' };

/** What a player needs of a sound; `HTMLAudioElement` is one. */
interface Sound {
  src: string;
  currentTime: number;
  loop: boolean;
  volume: number;
  playbackRate: number;
  readonly duration: number;
  play(): Promise<void>;
  pause(): void;
  addEventListener(type: string, listener: () => void): void;
}

/**
 * `my.createInnerAudioContext` and, with `background`, `my.getBackgroundAudioManager`, which plays as soon as it has
 * a source. Where there is no sound (jsdom), the state and the events are all there is.
 * @see mini/api/基础API/多媒体/音频播放/my.createInnerAudioContext.md of AlipayDocs/open-docs
 */
export function audioContext(host: ApiHost, store: FileStore, background: boolean) {
  const listeners = new Map<string, Set<Listener>>();
  const sound: Sound = hasSound() ? new Audio() : new SilentSound();
  const state = { src: '', paused: true, startTime: 0, autoplay: false, obeyMuteSwitch: true };
  /** Whether it stands where playing or the app has brought it. */
  let isUnderWay = false;
  let isDestroyed = false;

  const emit = (type: string, detail: unknown = {}) => {
    if (host.signal.aborted) return;
    for (const listener of [...(listeners.get(type) ?? [])]) {
      host.listeners.guard(() => listener(detail));
    }
  };
  const start = () => {
    if (state.src === '' || isDestroyed) return;
    if (!isUnderWay) sound.currentTime = state.startTime;
    isUnderWay = true;
    state.paused = false;
    sound.play().catch((error: unknown) => {
      // A pause or another source, which are the app's own doing, call off what has not begun.
      if ((Object(error) as { name?: unknown }).name !== 'AbortError') fail();
    });
  };
  const fail = () => {
    state.paused = true;
    // The page has it in `data`, the platform's typings have it without, and with another name for the text.
    const [errCode, errMsg] = [10002, '网络错误'];
    emit('error', { data: { errCode, errMsg }, errCode, errMessage: errMsg });
  };
  for (const type of ['canplay', 'timeupdate', 'waiting', 'seeking', 'seeked', 'play']) {
    sound.addEventListener(type, () => emit(type));
  }
  sound.addEventListener('ended', () => {
    state.paused = true;
    emit('ended');
  });
  sound.addEventListener('error', fail);
  const silence = () => {
    sound.pause();
    state.paused = true;
  };
  const forgetEnd = onAbort(host.signal, silence);
  const pause = () => {
    silence();
    emit('pause');
  };
  // 当用户离开小程序（或屏幕息屏）时音频停止播放
  const leave = () => {
    if (!state.paused) pause();
  };
  const forgetHide = background ? undefined : host.onHide?.(leave);

  const context = {
    play: start,
    pause,
    stop() {
      silence();
      sound.currentTime = 0;
      isUnderWay = false;
      emit('stop');
    },
    seek(seconds: unknown) {
      sound.currentTime = finite(seconds, sound.currentTime);
      isUnderWay = true;
    },
    ...events(listeners, background ? { ...EVENTS, ...BACKGROUND_EVENTS } : EVENTS),
  };
  const inner = {
    destroy() {
      silence();
      isDestroyed = true;
      listeners.clear();
      forgetEnd();
      forgetHide?.();
    },
  };
  const innerProperties = {
    autoplay: property(
      () => state.autoplay,
      (autoplay) => {
        state.autoplay = autoplay === true;
        if (state.autoplay) start();
      },
    ),
    loop: property(
      () => sound.loop,
      (loop) => (sound.loop = loop === true),
    ),
    obeyMuteSwitch: property(
      () => state.obeyMuteSwitch,
      (obeys) => (state.obeyMuteSwitch = obeys !== false),
    ),
  };
  const made = background ? context : { ...context, ...inner };
  return Object.defineProperties(made, {
    ...(background ? {} : innerProperties),
    src: property(
      () => state.src,
      (src) => {
        if (!state.paused) silence();
        state.src = typeof src === 'string' ? src : '';
        sound.src = store.asDataUrl(state.src) ?? state.src;
        sound.currentTime = 0;
        isUnderWay = false;
        if (background || state.autoplay) start();
      },
    ),
    startTime: property(
      () => state.startTime,
      (seconds) => (state.startTime = finite(seconds, 0)),
    ),
    volume: property(
      () => sound.volume,
      (volume) => (sound.volume = Math.min(1, Math.max(0, finite(volume, sound.volume)))),
    ),
    playbackRate: property(
      () => sound.playbackRate,
      // 范围 0.5-2.0
      (rate) => (sound.playbackRate = Math.min(2, Math.max(0.5, Number(rate) || 1))),
    ),
    paused: property(() => state.paused),
    duration: property(() => (Number.isFinite(sound.duration) ? sound.duration : 0)),
    currentTime: property(() => sound.currentTime),
    buffered: property(() => sound.currentTime),
  });
}

/** A browser's sound refuses anything else with an error. */
function finite(value: unknown, otherwise: number): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : otherwise;
}

function property(get: () => unknown, set?: (value: unknown) => unknown): PropertyDescriptor {
  return { get, ...(set ? { set } : {}), enumerable: true };
}

function events(
  listeners: Map<string, Set<Listener>>,
  types: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const methods: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(types)) {
    methods[`on${name}`] = (listener: Listener) => {
      const own = listeners.get(type) ?? new Set();
      listeners.set(type, own.add(listener));
    };
    methods[`off${name}`] = (listener?: Listener) => {
      if (listener === undefined) listeners.delete(type);
      else listeners.get(type)?.delete(listener);
    };
  }
  return methods;
}

/** jsdom has the element and says of each call that it is not implemented. */
function hasSound(): boolean {
  return typeof Audio === 'function' && !/jsdom/i.test(navigator.userAgent);
}

class SilentSound implements Sound {
  src = '';
  loop = false;
  volume = 1;
  playbackRate = 1;
  readonly duration = 0;
  private readonly listeners: [type: string, listener: () => void][] = [];
  private position = 0;
  private isPlaying = false;

  get currentTime(): number {
    return this.position;
  }

  set currentTime(seconds: number) {
    if (seconds === this.position) return;
    this.position = seconds;
    this.tell('seeking');
    this.tell('seeked');
  }

  play(): Promise<void> {
    if (!this.isPlaying) {
      this.isPlaying = true;
      this.tell('canplay');
      this.tell('play');
    }
    return Promise.resolve();
  }

  pause(): void {
    this.isPlaying = false;
  }

  addEventListener(type: string, listener: () => void): void {
    this.listeners.push([type, listener]);
  }

  private tell(type: string): void {
    for (const [each, listener] of this.listeners) if (each === type) listener();
  }
}
