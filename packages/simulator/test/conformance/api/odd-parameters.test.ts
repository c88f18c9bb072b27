import { API_TABLE } from '../../../src/my/table';
import { phone, type World } from './world';

/** What an app hands over by mistake, and what reading it throws. */
const ODD: Readonly<Record<string, () => unknown>> = {
  'an object that holds itself': () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    return circle;
  },
  'a getter that throws': () => ({
    get name(): never {
      throw new Error('thrown by the app');
    },
  }),
  'a proxy that throws': () =>
    new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('thrown by the app');
        },
      },
    ),
  'a BigInt': () => 1n,
  'a Symbol': () => Symbol('odd'),
  'an object without a text': (): unknown => Object.create(null),
  'a toJSON that throws': () => ({
    toJSON() {
      throw new Error('thrown by the app');
    },
  }),
};

/** A person answers the others, they close the app, or wait for Bluetooth; some need a screen. */
const LATER = ['openBluetoothAdapter', 'makeBluetoothPair', 'connectSocket'];
const NAMES = [...API_TABLE.values()]
  .filter(({ shape, way, params }) => shape === 'async' && way === 'real' && params.length > 0)
  .map(({ name }) => name)
  .filter((name) => !LATER.includes(name) && isThere(name));

function isThere(name: string): boolean {
  try {
    phone().my[name]?.({});
    return true;
  } catch {
    return false;
  }
}

function ended(my: World['my'], name: string, params: object): Promise<string[]> {
  const heard: string[] = [];
  return new Promise((resolve) => {
    const note = (callback: string) => () => void heard.push(callback);
    const complete = () => resolve([...heard, 'complete']);
    const promise = my[name]?.({
      ...params,
      success: note('success'),
      fail: note('fail'),
      complete,
    });
    (promise as Promise<unknown>).catch(() => undefined);
  });
}

describe('小程序 API 使用说明.md: complete 调用结束的回调函数（调用成功、失败都会执行）, whatever the parameters hold', () => {
  test.each(NAMES)('my.%s', async (name) => {
    const { my, events } = phone({ authorization: 'agree' });
    const { params = [] } = API_TABLE.get(name) ?? {};
    for (const param of params) {
      for (const odd of Object.values(ODD)) {
        const heard = await ended(my, name, { [param]: odd() });
        expect(['success complete', 'fail complete']).toContain(heard.join(' '));
      }
    }
    const errors = events.flatMap((event) => (event.type === 'error' ? [event.error.name] : []));
    expect(errors.filter((kind) => kind !== 'SimulatorError')).toEqual([]);
  });
});

describe.each(Object.keys(ODD).filter((name) => name !== 'an object without a text'))(
  'my.setStorage.md, data: %s',
  (name) => {
    const odd = () => ODD[name]?.();
    const isSymbol = typeof odd() === 'symbol';

    test('fail, with the number of wrong parameters, and a report that names the API', async () => {
      const { call, events } = phone();
      const [outcome, result] = await call('setStorage', { key: 'k', data: odd() });
      expect([outcome, result.error]).toEqual(['fail', 2]);
      const errors = events.filter(({ type }) => type === 'error');
      const report: unknown = expect.stringMatching(
        /^my\.setStorage: its parameters hold what is no data: /,
      );
      expect(errors).toMatchObject(isSymbol ? [] : [{ error: { message: report } }]);
    });

    test('my.setStorageSync.md: it returns the same error', () => {
      const { my } = phone();
      expect(my.setStorageSync?.({ key: 'k', data: odd() })).toMatchObject({ error: 2 });
    });
  },
);

test('生成二维码/my.generateImageFromCode.md: 102 参数错误', async () => {
  const { call } = phone();
  const params = { code: 'x', width: Object.create(null) as unknown };
  const [outcome, result] = await call('generateImageFromCode', params);
  expect([outcome, result.error]).toEqual(['fail', 102]);
});

test('my.base64ToArrayBuffer.md: what is no base64 is told so', () => {
  const { my } = phone();
  expect(() => my.base64ToArrayBuffer?.(undefined)).toThrow('not base64');
});
