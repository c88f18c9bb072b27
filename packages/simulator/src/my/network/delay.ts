import type { Phone } from '../../contract/types';
import { onAbort } from '../../contract/on-abort';

/** What a slow network adds to each exchange. */
export const SLOW_NETWORK_MS = 2000;

/** Waits as long as the phone's network makes one wait. Rejects with the signal's reason when aborted. */
export async function networkDelay(phone: Phone, signal: AbortSignal): Promise<void> {
  if (phone.network !== 'slow') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, SLOW_NETWORK_MS);
    const forget = onAbort(signal, () => {
      clearTimeout(timer);
      reject(new Error('aborted'));
    });
  });
}
