export interface ScrollPosition {
  readonly top: number;
  readonly left: number;
}

/** Where elements that are off the screen will be scrolled to once they are shown again: a browser forgets it. */
export const offScreen = new WeakMap<Element, ScrollPosition>();
