import { byId } from './dom';

/** The address asks for something that is not there; `message` says what, in Chinese. */
export class AddressError extends Error {
  override name = 'AddressError';
}

/** Says on the phone's screen why an address cannot be opened, and leads to the app's first page. */
export interface Lost {
  show(reason: string, goHome: () => void): void;
  hide(): void;
}

export function createLost(): Lost {
  const box = byId('lost', HTMLElement);
  const text = byId('lost-reason', HTMLElement);
  const home = byId('lost-home', HTMLButtonElement);
  return {
    show(reason, goHome) {
      text.textContent = reason;
      home.onclick = goHome;
      box.hidden = false;
    },
    hide() {
      box.hidden = true;
    },
  };
}
