// @mini-types 3.0.14 declares neither.
declare function setInterval(run: () => void, periodMs: number): number;
declare function clearInterval(timer: number): void;

/** How long 知晓云 waits between two messages to the same phone number or e-mail address. */
const INTERVAL_MS = 60_000;

/**
 * Shows the seconds until another message may be sent, at once and each second, down to 0. It goes by the
 * clock: a phone that slept meanwhile has waited too.
 * @returns the function that stops it; call it in `onUnload`
 * @see https://doc.minapp.com/js-sdk/sms.html
 */
export function startCountdown(show: (seconds: number) => void): () => void {
  const endMs = Date.now() + INTERVAL_MS;
  const stop = () => clearInterval(timer);
  const tick = () => {
    const seconds = Math.max(Math.ceil((endMs - Date.now()) / 1000), 0);
    if (seconds === 0) {
      stop();
    }
    show(seconds);
  };
  const timer = setInterval(tick, 1000);
  tick();
  return stop;
}
