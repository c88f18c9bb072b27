import { createSimulator } from '../../simulator/index';
import type { Phone, Simulator, SimulatorOptions } from '../../simulator/types';

type Surroundings = Pick<
  SimulatorOptions,
  'files' | 'root' | 'alipay' | 'hosts' | 'transport' | 'storage' | 'onEvent'
>;

/** What may change while the app runs. */
export type PhoneState = Pick<Phone, 'user' | 'network' | 'authorization' | 'statusWorld'>;

/** The page an app opens with. */
export interface Start {
  path: string;
  query: Record<string, string>;
}

/** The phone on the page: one mini program at a time, started anew as often as asked. */
export class PhoneFrame {
  private simulator: Simulator | undefined;

  constructor(
    private readonly surroundings: Surroundings,
    private state: PhoneState,
  ) {}

  /**
   * Starts the app from its first page, or from the page given; a running one is ended first.
   *
   * @throws What the compiler or the app's start throws; the screen is then empty.
   */
  restart(start?: Start): void {
    this.stop();
    this.simulator = createSimulator({ ...this.surroundings, ...this.state });
    try {
      this.simulator.launch(start);
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
    this.state = state;
    if (this.simulator) {
      Object.assign(this.simulator.phone, state);
    }
  }

  /** Sends the app to the background and fetches it back. */
  switchAway(): void {
    this.simulator?.hide();
    this.simulator?.show();
  }
}
