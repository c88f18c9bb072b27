import { byId } from './dom';

export interface Notice {
  /** Shows why the newest sources do not build, instead of what was shown before. */
  show(reason: string): void;
  hide(): void;
}

/** Says over the phone that the newest sources do not build, until they do. */
export function createBuildNotice(): Notice {
  const box = byId('build-failure', HTMLElement);
  const text = byId('build-failure-text', HTMLPreElement);
  return {
    show(reason) {
      text.textContent = reason;
      box.hidden = false;
    },
    hide() {
      box.hidden = true;
    },
  };
}
