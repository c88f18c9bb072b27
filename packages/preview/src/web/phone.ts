import {
  createSimulator,
  type PageView,
  type Phone,
  type Simulator,
  type SimulatorOptions,
} from 'alipay-mini-simulator';
import type { App } from './app';
import type { OpenPage } from './page-stack';

type Surroundings = Pick<SimulatorOptions, 'root' | 'alipay' | 'transport' | 'storage' | 'onEvent'>;

/** What may change while the app runs. */
export type PhoneState = Pick<
  Phone,
  'user' | 'network' | 'authorization' | 'statusWorld' | 'answers'
> &
  Partial<Pick<Phone, 'bluetooth' | 'wifi' | 'camera'>>;

/** What makes one model of phone different from another, to the app. */
export type PhoneModel = NonNullable<SimulatorOptions['system']>;

/** The phone on the page: one mini program at a time, started anew as often as asked. */
export class PhoneFrame {
  private simulator: Simulator | undefined;

  constructor(private readonly surroundings: Surroundings) {}

  /** Pages of the running app, bottom first. */
  get pages(): readonly PageView[] {
    return this.simulator?.pages ?? [];
  }

  /**
   * Starts an app from its first page, or with the pages given on top of each other; a running one
   * is ended first.
   *
   * @throws What the app's start throws; the screen is then empty.
   */
  start(app: App, state: PhoneState, system: PhoneModel, stack: readonly OpenPage[] = []): void {
    this.stop();
    const simulator = createSimulator({
      ...this.surroundings,
      ...state,
      system,
      files: app.files,
      mode: app.mode,
      hosts: app.hosts,
    });
    this.simulator = simulator;
    const [bottom, ...others] = stack;
    try {
      simulator.launch(bottom);
      others.forEach((page) => simulator.open(page));
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  /** Ends the app; nothing of it is heard any more. */
  stop(): void {
    this.simulator?.terminate();
    this.simulator = undefined;
  }

  /** Takes effect at once, in the running app. */
  update(state: PhoneState): void {
    if (this.simulator) {
      Object.assign(this.simulator.phone, state);
    }
  }

  /** Sends the app to the background. */
  hide(): void {
    this.simulator?.hide();
  }

  /** Moves the phone, for `my.watchShake`. */
  shake(): void {
    this.simulator?.fire('Shake');
  }

  /** Fetches the app back from the background. */
  show(): void {
    this.simulator?.show();
  }
}
