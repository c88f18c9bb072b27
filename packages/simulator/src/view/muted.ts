/** Of each film, whether it is without sound, as far as the app has been told or has said so itself. */
const known = new WeakMap<HTMLVideoElement, boolean>();

/** What the app itself says. */
export function mute(film: HTMLVideoElement, isMuted: boolean): void {
  known.set(film, isMuted);
  film.muted = isMuted;
}

/** @returns Whether the person at the screen has changed it since the last time. */
export function isMutedAnew(film: HTMLVideoElement): boolean {
  const before = known.get(film) ?? false;
  known.set(film, film.muted);
  return film.muted !== before;
}
