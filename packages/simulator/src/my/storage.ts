import { ApiFailure } from '../contract/errors';
import type { Phone, StorageArea } from '../contract/types';
import { asyncApi, badParams, syncApi, type ApiHost, type Params } from './call';

const MAX_VALUE_BYTES = 200 * 1024;
const MAX_TOTAL_BYTES = 10 * 1024 * 1024;
const EMPTY = '必填参数为空';

type Owner = Pick<Phone, 'user' | 'storage'>;

/**
 * `my.setStorage` and its family: kept per Alipay user, values as JSON.
 * @see mini/api/基础API/缓存/my.setStorage.md of AlipayDocs/open-docs
 * @param owner Whose user and storage it is, as they are now. Default: the phone's.
 */
export function storageApis(
  host: ApiHost,
  owner: () => Owner = () => host.phone,
): Record<string, unknown> {
  const operations: Record<string, (params: Params) => Record<string, unknown>> = {
    setStorage: (params: Params) => setItem(owner(), params),
    getStorage: (params: Params) => getItem(owner(), params),
    removeStorage: (params: Params) => removeItem(owner(), params),
    clearStorage: () => clear(owner()),
    getStorageInfo: () => info(owner()),
  };
  const apis: Record<string, unknown> = {};
  for (const [name, run] of Object.entries(operations)) {
    apis[name] = asyncApi(host, name, run);
    apis[`${name}Sync`] = syncApi(host, `${name}Sync`, run);
  }
  return apis;
}

/** 必填参数为空: `key` 不接受空字符串. */
function keyOf({ key }: Params): string {
  if (typeof key !== 'string' || key === '') throw badParams(EMPTY);
  return key;
}

function setItem(phone: Owner, params: Params) {
  const key = keyOf(params);
  const { data } = params;
  if (data === undefined || typeof data === 'function' || typeof data === 'symbol') {
    throw badParams(EMPTY);
  }
  const value = JSON.stringify(data);
  if (byteLength(value) > MAX_VALUE_BYTES) {
    throw new ApiFailure({ error: 14, errorMessage: 'data长度超限' });
  }
  const others = userKeys(phone).filter((other) => other !== storageKey(phone, key));
  const size = sizeOf(phone, others) + byteLength(key) + byteLength(value);
  if (size > MAX_TOTAL_BYTES || !fits(phone.storage, storageKey(phone, key), value)) {
    throw new ApiFailure({ error: 12, errorMessage: '存储总大小达到上限' });
  }
  return { success: true };
}

/**
 * Stores a value.
 * @returns Whether there is room: a browser's `localStorage` has less of it than a phone.
 * @see https://developer.mozilla.org/docs/Web/API/Storage/setItem#exceptions
 */
export function fits(area: StorageArea, key: string, value: string): boolean {
  try {
    area.set(key, value);
    return true;
  } catch (error) {
    const { name } = Object(error) as { name?: unknown };
    if (/quota/i.test(String(name))) return false;
    throw error;
  }
}

/** A missing key is no error: uni-app and Taro, which run on the platform, rely on `data: null`. */
function getItem(phone: Owner, params: Params) {
  const text = phone.storage.get(storageKey(phone, keyOf(params)));
  return { success: true, data: text === undefined ? null : (JSON.parse(text) as unknown) };
}

function removeItem(phone: Owner, params: Params) {
  phone.storage.delete(storageKey(phone, keyOf(params)));
  return { success: true };
}

function clear(phone: Owner) {
  for (const key of userKeys(phone)) phone.storage.delete(key);
  return { success: true };
}

function info(phone: Owner) {
  const keys = userKeys(phone);
  return {
    success: true,
    keys: keys.map((key) => key.slice(prefix(phone).length)),
    currentSize: Math.ceil(sizeOf(phone, keys) / 1024),
    limitSize: MAX_TOTAL_BYTES / 1024,
  };
}

/** Puts values where the app finds them as what it has stored for the phone's user. */
export function storeValues(phone: Owner, values: Readonly<Record<string, unknown>>): void {
  for (const [key, data] of Object.entries(values)) {
    phone.storage.set(`${prefix(phone)}${key}`, JSON.stringify(data ?? null));
  }
}

/** All that the app has stored for the phone's user, by key. */
export function storedValues(phone: Owner): Record<string, unknown> {
  return Object.fromEntries(
    userKeys(phone).map((key) => [
      key.slice(prefix(phone).length),
      JSON.parse(phone.storage.get(key) ?? 'null') as unknown,
    ]),
  );
}

function prefix(phone: Pick<Phone, 'user'>): string {
  return `storage/${phone.user.userId}/`;
}

function storageKey(phone: Owner, key: string): string {
  return prefix(phone) + key;
}

function userKeys(phone: Owner): string[] {
  return phone.storage.keys().filter((key) => key.startsWith(prefix(phone)));
}

function sizeOf(phone: Owner, keys: string[]): number {
  const skipped = prefix(phone).length;
  return keys.reduce(
    (sum, key) => sum + byteLength(key.slice(skipped)) + byteLength(phone.storage.get(key) ?? ''),
    0,
  );
}

/** Length in UTF-8, counted without making a copy: it is asked for everything stored. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += 1;
    // Of the four bytes of a surrogate pair, each half counts for two.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes += 1;
  }
  return bytes;
}
