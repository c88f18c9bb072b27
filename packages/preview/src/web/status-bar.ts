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
  return {
    show: (value) => {
      network.dataset.network = value;
    },
  };
}
