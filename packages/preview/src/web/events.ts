import type { BuildState } from '../app-source';
import type { KeptMessage } from '../mailbox';

/** Hears what happens in the preview server: how it stands now, and each change. */
export interface EventListeners {
  build: (state: BuildState) => void;
  /** Newest first. */
  messages: (messages: readonly KeptMessage[]) => void;
  /** Whether the preview server can be heard. */
  connected: (isConnected: boolean) => void;
}

/** Follows the preview server; the browser connects again by itself after a break. */
export function followEvents({ build, messages, connected }: EventListeners): void {
  const source = new EventSource('/events');
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () => connected(false));
  source.addEventListener('build', ({ data }: MessageEvent<string>) =>
    build(JSON.parse(data) as BuildState),
  );
  source.addEventListener('messages', ({ data }: MessageEvent<string>) =>
    messages(JSON.parse(data) as readonly KeptMessage[]),
  );
  window.addEventListener('pagehide', () => source.close());
}
