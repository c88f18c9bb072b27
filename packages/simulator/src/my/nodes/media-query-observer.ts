import { onAbort } from '../../contract/on-abort';
import { PAGE_CLOSED } from '../../view/page-events';
import { meetsConditions, type ScreenSize } from '../../view/screen-conditions';

export interface MediaQueryHost {
  readonly signal: AbortSignal;
  /** The element that scrolls the page on top. */
  page(): HTMLElement | undefined;
  screenSize(): ScreenSize;
  guard(run: () => unknown): void;
  later(run: () => void): void;
}

type Callback = (result: { matches: boolean }) => unknown;

/**
 * Tells whether the screen is as described, first as it is, then whenever that changes.
 * @see mini/api/基础API/界面/节点查询/MeidaQueryObserver/MeidaQueryObservers 概览.md of AlipayDocs/open-docs
 */
export class MediaQueryObserver {
  private readonly stops: (() => void)[] = [];
  private connected = true;

  constructor(private readonly host: MediaQueryHost) {
    this.stops.push(onAbort(host.signal, () => this.disconnect()));
  }

  readonly observe = (descriptor: unknown, callback: Callback): void => {
    const asked = (descriptor ?? {}) as Readonly<Record<string, unknown>>;
    const value = (name: string) => (asked[name] === undefined ? undefined : Number(asked[name]));
    const orientation = typeof asked.orientation === 'string' ? asked.orientation : '';
    let told: boolean | undefined;
    const check = () => {
      const matches = meetsConditions(this.host.screenSize(), value, orientation);
      if (matches === told) return;
      told = matches;
      this.host.guard(() => callback({ matches }));
    };
    this.host.page()?.addEventListener(PAGE_CLOSED, this.disconnect);
    this.host.later(() => {
      if (!this.connected) return;
      window.addEventListener('resize', check);
      this.stops.push(() => window.removeEventListener('resize', check));
      check();
    });
  };

  readonly disconnect = (): void => {
    this.connected = false;
    this.stops.splice(0).forEach((stop) => stop());
  };
}
