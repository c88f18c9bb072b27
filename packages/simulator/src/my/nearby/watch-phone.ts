import type { Phone } from '../../contract/types';
import type { ApiHost } from '../call';

/** Hears of every new value of a part of the phone, as long as the app is there. Several may watch one part. */
export function watchPhone<K extends keyof Phone>(
  { phone, signal }: Pick<ApiHost, 'phone' | 'signal'>,
  name: K,
  changed: (now: Phone[K], before: Phone[K]) => void,
): void {
  const earlier = Object.getOwnPropertyDescriptor(phone, name);
  let value = phone[name];
  Object.defineProperty(phone, name, {
    configurable: true,
    enumerable: true,
    get: () => value,
    set(wanted: Phone[K]) {
      const before = value;
      value = wanted;
      earlier?.set?.call(phone, wanted);
      if (!signal.aborted) changed(wanted, before);
    },
  });
}
