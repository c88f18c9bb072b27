import type { AlipayUser, StorageArea } from '../contract/types';
import { storeValues } from '../my/storage';
import { memoryStorage } from '../phone/memory-storage';
import type { RenderOptions } from './options';

/** The phone's storage, with what the app has stored before. */
export function storageOf(given: RenderOptions['storage'] = {}, user: AlipayUser): StorageArea {
  if (isArea(given)) return given;
  const storage = memoryStorage();
  storeValues({ user, storage }, given);
  return storage;
}

function isArea(given: StorageArea | Readonly<Record<string, unknown>>): given is StorageArea {
  return ['get', 'set', 'delete', 'keys'].every(
    (name) => typeof (given as Record<string, unknown>)[name] === 'function',
  );
}
