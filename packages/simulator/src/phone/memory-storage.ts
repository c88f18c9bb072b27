import type { StorageArea } from '../contract/types';

/** A {@link StorageArea} that lives as long as the object: keep it to restart the app with what it stored. */
export function memoryStorage(): StorageArea {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}
