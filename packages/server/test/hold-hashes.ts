import { FairQueue } from '../src/fair-queue';

/**
 * Holds back the hashes of passwords that are asked for from now on, which otherwise take as long as the machine likes.
 *
 * @param purpose Only those for it: `login`, `register` or `change`.
 */
export function holdHashes(purpose = '') {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its queue
  const { run } = FairQueue.prototype;
  const listeners: { count: number; tell: () => void }[] = [];
  let asked = 0;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  jest.spyOn(FairQueue.prototype, 'run').mockImplementation(async function (
    this: FairQueue,
    client,
    work,
  ) {
    if (client.startsWith(purpose)) {
      asked += 1;
      for (const { count, tell } of listeners) if (asked >= count) tell();
      await released;
    }
    return run.call(this, client, work);
  });
  return {
    /** Resolves once so many have been asked for. */
    asked: (count: number) => new Promise<void>((tell) => listeners.push({ count, tell })),
    release: () => release(),
  };
}
