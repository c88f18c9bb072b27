import type { VNode } from './vnode';

/** Stands for none of the old children. */
export const NEW = -1;

/**
 * Finds for each new child the old one it continues: by key, or by its place among those without.
 * @returns Of each its place among the old ones, or {@link NEW}.
 */
export function matchChildren(previous: readonly VNode[], next: readonly VNode[]): number[] {
  const keyed = new Map<string, number>();
  const unkeyed: number[] = [];
  /** Of a key that stands there more than once: where it does so next. */
  const again: number[] = [];
  for (let place = previous.length - 1; place >= 0; place -= 1) {
    const key = previous[place]?.key;
    if (key === undefined) {
      unkeyed.push(place);
      continue;
    }
    const other = keyed.get(key);
    if (other !== undefined) again[place] = other;
    keyed.set(key, place);
  }
  const take = (key: string | undefined): number | undefined => {
    if (key === undefined) return unkeyed.pop();
    const place = keyed.get(key);
    if (place === undefined) return undefined;
    const other = again[place];
    if (other === undefined) keyed.delete(key);
    else keyed.set(key, other);
    return place;
  };
  return next.map((vnode) => {
    const place = take(vnode.key);
    const old = place === undefined ? undefined : previous[place];
    return place !== undefined && old && isSame(old, vnode) ? place : NEW;
  });
}

function isSame(old: VNode, vnode: VNode): boolean {
  if (old.kind === 'element') return vnode.kind === 'element' && old.basic === vnode.basic;
  if (old.kind === 'component') return vnode.kind === 'component' && old.path === vnode.path;
  return old.kind === vnode.kind;
}

/**
 * Which of the children stay where they are while the others are put around them: as many as can be. What is moved loses
 * the focus, its place in what scrolls in it, and the page of a web-view.
 * @param places Of each its place before, as {@link matchChildren} has it.
 * @param findPinned One that stays whatever becomes of the others; asked only if their order changes.
 */
export function staying(places: readonly number[], findPinned: () => number): boolean[] {
  if (isInOrder(places)) return places.map((place) => place !== NEW);
  const pinned = findPinned();
  const pinnedPlace = places[pinned];
  const isFree = (index: number, place: number) =>
    place !== NEW && (pinnedPlace === undefined || index < pinned === place < pinnedPlace);
  const stays = places.map(() => false);
  for (const index of longestInOrder(places, isFree)) stays[index] = true;
  return stays;
}

function isInOrder(places: readonly number[]): boolean {
  let last = NEW;
  return places.every((place) => {
    if (place === NEW) return true;
    const isLater = place > last;
    last = place;
    return isLater;
  });
}

/** The longest of the sequences in which each place is behind the one before. @returns Its indexes, the last one first. */
function longestInOrder(
  places: readonly number[],
  isFree: (index: number, place: number) => boolean,
): number[] {
  /** Of all sequences of a length, the index that the one ends with that can best go on. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  places.forEach((place, index) => {
    if (!isFree(index, place)) return;
    let length = 0;
    for (let high = ends.length; length < high;) {
      const middle = (length + high) >> 1;
      if ((places[ends[middle] ?? 0] ?? 0) < place) length = middle + 1;
      else high = middle;
    }
    before[index] = ends[length - 1];
    ends[length] = index;
  });
  const longest: number[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) longest.push(index);
  return longest;
}
