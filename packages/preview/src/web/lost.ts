import { byId } from './dom';

/** The address asks for something that is not there; `message` says what, in Chinese. */
export class AddressError extends Error {
  override name = 'AddressError';
}

/** Says on the phone's screen why there is nothing to show, and offers a way out. */
export interface Lost {
  /** An address cannot be opened; the way out leads to the app's first page. */
  showAddress(reason: string, goHome: () => void): void;
  /** The preview's own servers do not answer as they should. */
  showBackend(reason: string, tryAgain: () => void): void;
  hide(): void;
}

export function createLost(): Lost {
  const box = byId('lost', HTMLElement);
  const title = byId('lost-title', HTMLElement);
  const text = byId('lost-reason', HTMLElement);
  const wayOut = byId('lost-way-out', HTMLButtonElement);
  const show = (heading: string, reason: string, [label, go]: readonly [string, () => void]) => {
    title.textContent = heading;
    text.textContent = reason;
    wayOut.textContent = label;
    wayOut.onclick = go;
    box.hidden = false;
  };
  return {
    showAddress: (reason, goHome) => show('打不开这个地址', reason, ['回到首页', goHome]),
    showBackend: (reason, tryAgain) => show('预览还不能用', reason, ['重试', tryAgain]),
    hide() {
      box.hidden = true;
    },
  };
}
