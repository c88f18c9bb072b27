import { memoryStorage } from '../src';
import { createMy } from '../src/my';
import { XIAO_HONG, XIAO_MING } from './phone';

function makePhone(storage = memoryStorage()) {
  const alipay = { issueAuthCode: () => Promise.resolve('code') };
  return createMy({ user: XIAO_MING, alipay, storage, onEvent: () => undefined });
}

test('what is stored comes back as an equal copy, in both styles', async () => {
  const { my } = makePhone();
  const data = { list: [1, { a: '字' }] };
  await my.setStorage({ key: 'k', data });
  expect(my.getStorageSync({ key: 'k' })).toMatchObject({ data });
  expect(my.setStorageSync({ key: 's', data: 'text' })).toMatchObject({ success: true });
  await expect(my.getStorage({ key: 's' })).resolves.toMatchObject({ data: 'text' });
  data.list.push(2);
  expect(my.getStorageSync({ key: 'k' })).toMatchObject({ data: { list: [1, { a: '字' }] } });
});

test('a missing key is no error: data is null (platform facts §3)', async () => {
  const { my } = makePhone();
  expect(my.getStorageSync({ key: 'none' })).toMatchObject({ data: null });
  await expect(my.getStorage({ key: 'none' })).resolves.toMatchObject({ data: null });
});

test('remove and clear', () => {
  const { my } = makePhone();
  for (const key of ['a', 'b', 'c']) my.setStorageSync({ key, data: key });
  my.removeStorageSync({ key: 'a' });
  expect(my.getStorageInfoSync()).toMatchObject({ keys: ['b', 'c'], limitSize: 10_240 });
  my.clearStorageSync();
  expect(my.getStorageInfoSync()).toMatchObject({ keys: [], currentSize: 0 });
});

test('each Alipay user has an own storage; it outlives the app', () => {
  const storage = memoryStorage();
  const { my, phone } = makePhone(storage);
  my.setStorageSync({ key: 'k', data: 'of Ming' });
  phone.user = XIAO_HONG;
  expect(my.getStorageSync({ key: 'k' })).toMatchObject({ data: null });
  my.setStorageSync({ key: 'k', data: 'of Hong' });
  my.clearStorageSync();
  expect(makePhone(storage).my.getStorageSync({ key: 'k' })).toMatchObject({ data: 'of Ming' });
});

test('a value above 200 KB is error 14, 10 MB in all is error 12; both change nothing', () => {
  const { my, phone } = makePhone();
  expect(my.setStorageSync({ key: 'big', data: '字'.repeat(70_000) })).toMatchObject({ error: 14 });
  expect(my.getStorageSync({ key: 'big' })).toMatchObject({ data: null });
  const data = 'x'.repeat(200 * 1024 - 2);
  for (let index = 0; index < 51; index += 1) {
    phone.storage.set(`storage/${XIAO_MING.userId}/k${index}`, JSON.stringify(data));
  }
  expect(my.setStorageSync({ key: 'one too many', data })).toMatchObject({ error: 12 });
  // Overwriting takes the place of what was there.
  expect(my.setStorageSync({ key: 'k0', data })).toMatchObject({ success: true });
});

test('where the phone’s storage itself has no room, as a browser’s may not, it is error 12, and a file is 10028', async () => {
  const full = new DOMException('no room', 'QuotaExceededError');
  const area = memoryStorage();
  const { my } = makePhone({
    ...area,
    set(key, value) {
      if (value.length > 100) throw full;
      area.set(key, value);
    },
  });
  const data = 'x'.repeat(200);
  my.setStorageSync({ key: 'k', data: 'before' });
  expect(my.setStorageSync({ key: 'k', data })).toMatchObject({ error: 12 });
  await expect(my.setStorage({ key: 'k', data })).rejects.toMatchObject({ error: 12 });
  expect(my.getStorageSync({ key: 'k' })).toMatchObject({ data: 'before' });
  const files = my.getFileSystemManager();
  const filePath = 'https://usr/a.txt';
  await expect(files.writeFile({ filePath, data })).rejects.toMatchObject({ error: 10028 });
  await expect(files.writeFile({ filePath, data: 'x' })).resolves.toMatchObject({});
});

test('a missing key or data is error 2; text in place of the options is refused', async () => {
  const { my } = makePhone();
  expect(my.setStorageSync({ key: '', data: 1 })).toMatchObject({ error: 2 });
  await expect(my.setStorage({ key: 'k', data: undefined })).rejects.toMatchObject({ error: 2 });
  expect(() => my.getStorageSync('k' as never)).toThrow('options must be an object');
});
