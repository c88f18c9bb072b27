/** npm passes on a Ctrl-C that the terminal has sent to this process too; both are one key press. */
const SAME_KEY_PRESS_MS = 500;
const PARENT_CHECK_MS = 500;

/**
 * Aborted when the process is asked to stop: Ctrl-C, SIGTERM, or a closed terminal. Asked a second
 * time, the process ends at once, with exit code 1.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  let askedAtMs: number | undefined;
  const ask = () => {
    const nowMs = performance.now();
    askedAtMs ??= nowMs;
    if (nowMs - askedAtMs > SAME_KEY_PRESS_MS) {
      process.exit(1);
    }
    stop.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, ask);
  }
  if (process.env.npm_lifecycle_event !== undefined) {
    stopWithParent(ask);
  }
  return stop.signal;
}

/**
 * npm runs a script through a shell, and a shell that is sent SIGTERM ends without passing it on.
 * The script would live on, unseen, with its ports taken.
 */
function stopWithParent(ask: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      ask();
    }
  }, PARENT_CHECK_MS);
  timer.unref();
}
