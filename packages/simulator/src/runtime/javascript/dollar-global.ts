/** Those of apps that have ended. */
const spare: object[] = [];

/**
 * `$global` of an app, which is on no page of the platform; but DevTools' own start-up code sets it. Emptied, it serves the
 * next app of the same document: what an SDK puts on `Object.prototype` for good (GrowingIO's `gioGlobal`) still leads to it.
 * @param signal - aborted when the app ends
 */
export function dollarGlobal(signal: AbortSignal): object {
  const own = spare.pop() ?? {};
  const giveBack = () => {
    for (const key of Reflect.ownKeys(own)) Reflect.deleteProperty(own, key);
    spare.push(own);
  };
  signal.addEventListener('abort', giveBack, { once: true });
  return own;
}
