import type { StorageArea } from 'alipay-mini-simulator';

/** A {@link StorageArea} in `localStorage`, under a prefix: the phone keeps its data over a reload. */
export function browserStorage(prefix: string, storage: Storage = localStorage): StorageArea {
  const keys = () =>
    Object.keys(storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  return {
    get: (key) => storage.getItem(prefix + key) ?? undefined,
    set: (key, value) => storage.setItem(prefix + key, value),
    delete: (key) => storage.removeItem(prefix + key),
    keys,
  };
}

/** Removes everything an area holds. */
export function clear(area: StorageArea): void {
  for (const key of area.keys()) {
    area.delete(key);
  }
}
