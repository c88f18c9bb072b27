import type { BuildState } from '../app-source';

/** Hears how the mini program's build stands: now, and after each build. */
export interface BuildListener {
  changed: (state: BuildState) => void;
  /** Whether the preview server can be heard. */
  connected: (isConnected: boolean) => void;
}

/** Follows the preview server's builds; the browser connects again by itself after a break. */
export function followBuilds({ changed, connected }: BuildListener): void {
  const source = new EventSource('/builds');
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () => connected(false));
  source.addEventListener('message', ({ data }: MessageEvent<string>) =>
    changed(JSON.parse(data) as BuildState),
  );
  window.addEventListener('pagehide', () => source.close());
}
