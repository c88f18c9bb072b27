import type { Listeners } from '../listeners';
import type { ApiHost, Outcome, Params } from '../call';
import { onAbort } from '../../contract/on-abort';
import { isAllowed, needScope, type AskForScope } from '../permission';
import type { FileStore } from '../files/store';
import { toArrayBuffer } from '../files/bytes';

const EVENTS = ['Start', 'Pause', 'Resume', 'Stop', 'Error', 'FrameRecorded', 'DecibelChange'];

const DEFAULT_DURATION_MS = 60_000;
const LONGEST_MS = 180_000;
const SHORTEST_MS = 1000;

/** Bit rates that go with a sampling rate. @see RecorderManager.start.md */
const BIT_RATES: ReadonlyMap<number, readonly [number, number]> = new Map([
  [8000, [16_000, 48_000]],
  [11_025, [16_000, 48_000]],
  [12_000, [24_000, 64_000]],
  [16_000, [24_000, 96_000]],
  [22_050, [32_000, 128_000]],
  [24_000, [32_000, 128_000]],
  [32_000, [48_000, 192_000]],
  [44_100, [64_000, 320_000]],
  [48_000, [64_000, 320_000]],
]);

/** A phone numbers these by its system. @see RecorderManager.onError.md */
const ERRORS = {
  params: { iOS: 8607, Android: 3, errMsg: '参数校验失败' },
  busy: { iOS: 8607, Android: 4, errMsg: '已有录制在进行' },
  refused: { iOS: 10, Android: 10, errMsg: '获取权限失败' },
  tooShort: { iOS: 7, Android: 7, errMsg: '时间不足1s' },
} as const;

interface Recording {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly wantsFrames: boolean;
  /** What was recorded before the last pause. */
  readonly beforeMs: number;
  /** Missing while it is paused. */
  readonly sinceMs?: number;
  readonly limitMs: number;
}

/**
 * `my.getRecorderManager()`: it takes its time as a recorder does, and what it records is silence.
 * @see mini/api/基础API/多媒体/录音/RecorderManager/RecorderManager概览.md of AlipayDocs/open-docs
 */
export class Recorder {
  private readonly listeners: Listeners;
  private recording: Recording | undefined;
  /** Whether the person is being asked for leave. */
  private isAsking = false;

  constructor(
    private readonly host: ApiHost,
    private readonly store: FileStore,
    private readonly platform: () => 'iOS' | 'Android',
    private readonly ask?: AskForScope,
  ) {
    this.listeners = host.listeners;
    onAbort(host.signal, () => clearTimeout(this.recording?.timer));
  }

  /** What the app gets; `simulator.fire('RecorderDecibelChange', { decibel: 40 })` brings events about. */
  api(): Outcome {
    const { listeners } = this;
    const events = EVENTS.flatMap((event) => [
      [`on${event}`, (listener: unknown) => listeners.add(`Recorder${event}`, listener)] as const,
      [
        `off${event}`,
        (listener?: unknown) => listeners.remove(`Recorder${event}`, listener),
      ] as const,
    ]);
    return { ...Object.fromEntries(events), ...this.methods };
  }

  private readonly methods = {
    start: (options?: unknown) => this.start((options ?? {}) as Params),
    pause: () => this.pause(),
    resume: () => this.resume(),
    stop: () => this.stop(),
  };

  private start(params: Params): void {
    const fault = this.recording || this.isAsking ? 'busy' : faultOf(params);
    if (fault) {
      this.fail(fault);
      return;
    }
    if (isAllowed(this.host, 'record', this.ask)) this.begin(params);
    else {
      this.isAsking = true;
      needScope(this.host, 'record', this.ask)
        .finally(() => {
          this.isAsking = false;
        })
        .then(
          () => this.begin(params),
          () => this.fail('refused'),
        );
    }
  }

  private begin(params: Params): void {
    const limitMs = Number(params.duration ?? DEFAULT_DURATION_MS);
    // frameSize: 暂仅支持 mp3 格式
    const wantsFrames = params.frameSize !== undefined && params.format === 'mp3';
    this.run({ wantsFrames, beforeMs: 0, limitMs });
    this.tell('Start', {});
  }

  private run(recording: Omit<Recording, 'timer' | 'sinceMs'>): void {
    const timer = setTimeout(() => this.stop(), recording.limitMs - recording.beforeMs);
    this.recording = { ...recording, timer, sinceMs: Date.now() };
  }

  private pause(): void {
    const { recording } = this;
    if (recording?.sinceMs === undefined) return;
    clearTimeout(recording.timer);
    const { timer, wantsFrames, limitMs } = recording;
    this.recording = { timer, wantsFrames, limitMs, beforeMs: recordedMs(recording) };
    this.tell('Pause', {});
  }

  private resume(): void {
    const { recording } = this;
    if (!recording || recording.sinceMs !== undefined) return;
    const { wantsFrames, limitMs, beforeMs } = recording;
    this.run({ wantsFrames, limitMs, beforeMs });
    this.tell('Resume', {});
  }

  private stop(): void {
    const { recording } = this;
    if (!recording) return;
    clearTimeout(recording.timer);
    this.recording = undefined;
    const durationMs = recordedMs(recording);
    // Only Android is documented to refuse it.
    if (durationMs < SHORTEST_MS && this.platform() === 'Android') {
      this.fail('tooShort');
      return;
    }
    const bytes = silence();
    if (recording.wantsFrames) {
      this.tell('FrameRecorded', { frameBuffer: toArrayBuffer(bytes), isLastFrame: true });
    }
    const tempFilePath = this.store.addTemporary(bytes);
    this.tell('Stop', { tempFilePath, duration: durationMs / 1000, fileSize: bytes.length });
  }

  private fail(reason: keyof typeof ERRORS): void {
    const { errMsg, ...codes } = ERRORS[reason];
    this.tell('Error', { error: codes[this.platform()], errMsg });
  }

  /** Later, as from another thread: a listener that is set behind the call hears of it. */
  private tell(event: string, detail: Outcome): void {
    void Promise.resolve().then(() => {
      if (!this.host.signal.aborted) this.listeners.emit(`Recorder${event}`, detail);
    });
  }
}

function recordedMs({ beforeMs, sinceMs }: Recording): number {
  return beforeMs + (sinceMs === undefined ? 0 : Date.now() - sinceMs);
}

function faultOf(params: Params): 'params' | undefined {
  const { duration = DEFAULT_DURATION_MS, format = 'aac' } = params;
  const lasts = typeof duration === 'number' && duration > 0 && duration <= LONGEST_MS;
  const known = format === 'aac' || format === 'mp3';
  return lasts && known && ratesFit(params) ? undefined : 'params';
}

function ratesFit({ sampleRate = 8000, encodeBitRate, numberOfChannels = 1 }: Params): boolean {
  const range = BIT_RATES.get(Number(sampleRate));
  if (!range || (numberOfChannels !== 1 && numberOfChannels !== 2)) return false;
  if (encodeBitRate === undefined) return true;
  const rate = Number(encodeBitRate);
  return rate >= range[0] && rate <= range[1];
}

/** The shortest sound that any player takes: a WAV file without samples, whatever format was asked for. */
function silence(): Uint8Array {
  const bytes = new Uint8Array(44);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, letters: string) => {
    bytes.set(new TextEncoder().encode(letters), offset);
  };
  text(0, 'RIFF');
  view.setUint32(4, 36, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  return bytes;
}
