import { randomUUID } from 'node:crypto';
import type { Message } from 'local-hserve';
import { Topic } from './topic';

/** Older messages are dropped: their codes have expired or were used. */
const MAX_MESSAGES = 50;

/** A message as the page shows it. */
export type KeptMessage = Message & {
  id: string;
  /** Unix milliseconds. */
  atMs: number;
};

/** The text messages and e-mails of the local 知晓云, in memory alone: their codes are secrets. */
export class Mailbox extends Topic<readonly KeptMessage[]> {
  constructor() {
    super([]);
  }

  /** Newest first. */
  get messages(): readonly KeptMessage[] {
    return this.read();
  }

  add(message: Message): void {
    const kept = { ...message, id: randomUUID(), atMs: Date.now() };
    this.set([kept, ...this.messages].slice(0, MAX_MESSAGES));
  }

  clear(): void {
    this.set([]);
  }
}
