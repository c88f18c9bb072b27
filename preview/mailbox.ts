import { randomUUID } from 'node:crypto';
import type { Message } from '../server/index';

/** Older ones are forgotten: nobody waits for their codes. */
const MAX_MESSAGES = 50;

/** A message as the page shows it. */
export type KeptMessage = Message & {
  id: string;
  /** Unix milliseconds. */
  atMs: number;
};

/** The text messages and e-mails of the local 知晓云, in memory alone: their codes are secrets. */
export class Mailbox {
  private kept: readonly KeptMessage[] = [];
  private readonly listeners = new Set<(messages: readonly KeptMessage[]) => void>();

  /** Newest first. */
  get messages(): readonly KeptMessage[] {
    return this.kept;
  }

  add(message: Message): void {
    const kept = { ...message, id: randomUUID(), atMs: Date.now() };
    this.update([kept, ...this.kept].slice(0, MAX_MESSAGES));
  }

  clear(): void {
    this.update([]);
  }

  /** @returns Stops listening. */
  listen(listener: (messages: readonly KeptMessage[]) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private update(messages: readonly KeptMessage[]): void {
    this.kept = messages;
    for (const listener of this.listeners) {
      listener(messages);
    }
  }
}
