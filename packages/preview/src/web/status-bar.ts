import type { Network } from 'alipay-mini-simulator';
import { byId } from './dom';

export interface StatusBar {
  show(network: Network): void;
}

/** The phone's own status bar: the time, and what its network looks like. */
export function keepStatusBar(): StatusBar {
  const clock = byId('clock', HTMLElement);
  const network = byId('signal', HTMLElement);
  const tick = () => {
    clock.textContent = new Date().toLocaleTimeString('zh-CN', {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
  };
  tick();
  setInterval(tick, 10_000);
  followTitleBar(byId('screen', HTMLElement), clock.parentElement ?? clock);
  return {
    show: (value) => {
      network.dataset.network = value;
    },
  };
}

/** On a phone the title bar of an app reaches to the upper edge: the status bar is as readable on it as its title. */
function followTitleBar(screen: HTMLElement, statusBar: HTMLElement): void {
  const paint = (bar: HTMLElement | null) => {
    statusBar.classList.toggle(
      'pv-status-bar-dark',
      bar?.classList.contains('sim-bar-dark') === true,
    );
  };
  const follow = new MutationObserver(([change]) => {
    paint(change?.target instanceof HTMLElement ? change.target : null);
  });
  // Every start of the app brings a title bar of its own.
  const find = () => {
    follow.disconnect();
    const bar = screen.querySelector<HTMLElement>('.sim-bar');
    paint(bar);
    if (bar) {
      follow.observe(bar, { attributeFilter: ['class'] });
    }
  };
  new MutationObserver(find).observe(screen, { childList: true });
}
