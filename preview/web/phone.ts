import { createSimulator } from '../../simulator/index';
import type { AlipayUser, Phone, Simulator, SimulatorOptions } from '../../simulator/types';

type Surroundings = Pick<
  SimulatorOptions,
  'files' | 'root' | 'alipay' | 'hosts' | 'transport' | 'storage' | 'onEvent'
>;

/** What may change while the app runs. */
export type PhoneState = Pick<Phone, 'network' | 'authorization' | 'statusWorld'> & {
  user: AlipayUser;
};

/** The phone on the page: one mini program at a time, started anew as often as asked. */
export class PhoneFrame {
  private simulator: Simulator | undefined;

  constructor(
    private readonly surroundings: Surroundings,
    private state: PhoneState,
  ) {}

  /** Starts the app from its first page, or from the page given; a running one is ended first. */
  restart(start?: { path: string }): void {
    this.simulator?.terminate();
    const simulator = createSimulator({ ...this.surroundings, ...this.state });
    this.simulator = simulator;
    simulator.launch(start);
  }

  /** Takes effect at once, in the running app; another user means another app start. */
  update(state: PhoneState): void {
    const otherUser = state.user.userId !== this.state.user.userId;
    this.state = state;
    if (otherUser) {
      this.restart();
    } else if (this.simulator) {
      Object.assign(this.simulator.phone, state);
    }
  }

  /** Sends the app to the background and fetches it back. */
  switchAway(): void {
    this.simulator?.hide();
    this.simulator?.show();
  }
}
