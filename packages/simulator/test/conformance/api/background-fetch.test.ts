import type { HttpRequest, HttpResponse, SimulatorOptions } from '../../../src';
import { memoryStorage } from '../../../src';
import { appFiles, recordLines, start } from '../../phone';

const OK: HttpResponse = { status: 200, headers: {}, body: '{"list":[1]}' };

/** An app with that preload.json, whose page asks for what was fetched as soon as it is ready. */
function app(
  preload: unknown,
  fetchType: unknown = 'pre',
  options: Partial<SimulatorOptions> = {},
) {
  const sent: HttpRequest[] = [];
  const lines = recordLines();
  const js = `{ onReady() {
    const tell = (way) => (result) => console.info(JSON.stringify([way, result]));
    my.getBackgroundFetchData({ fetchType: ${JSON.stringify(fetchType)}, success: tell('success'), fail: tell('fail') });
  } }`;
  const text = typeof preload === 'string' ? preload : JSON.stringify(preload);
  const others: Record<string, string> = preload === undefined ? {} : { 'preload.json': text };
  const transport = (request: HttpRequest) => {
    sent.push(request);
    return Promise.resolve(OK);
  };
  const world = start(appFiles({ 'pages/a/a': { js } }, {}, others), { transport, ...options });
  const ended = async () => {
    await world.settle();
    await world.settle();
    return JSON.parse(lines()[0] ?? 'null') as unknown;
  };
  return { ...world, sent, ended };
}

const NOTHING = ['fail', { error: 3, errorMessage: '没有预加载数据' }];
const URL_GIVEN = 'https://example.com/data?a=1';
const PRE = [{ fetchType: 'pre', params: { url: URL_GIVEN } }];

describe('数据预拉取.md', () => {
  test('fetched as the app starts, with appId and timestamp; fetchedData is the body', async () => {
    const { sent, ended } = app(PRE);
    expect(await ended()).toEqual([
      'success',
      { fetchType: 'pre', timestamp: expect.any(Number) as unknown, fetchedData: { list: [1] } },
    ]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('GET');
    const { origin, searchParams } = new URL(sent[0]?.url ?? '');
    expect(origin).toBe('https://example.com');
    expect(Object.fromEntries(searchParams)).toEqual({
      a: '1',
      appId: expect.stringMatching(/^\d{16}$/) as unknown,
      timestamp: expect.stringMatching(/^\d{13}$/) as unknown,
    });
  });

  test('fetchType 默认值：pre; GET 将参数做成 query拼接在 url 后', async () => {
    const { sent, ended } = app([{ params: { url: URL_GIVEN, data: { foo: 'bar' } } }]);
    await ended();
    expect(new URL(sent[0]?.url ?? '').searchParams.get('foo')).toBe('bar');
  });

  test('POST: 默认以 x-www-form-urlencoded 提交; headers, dataType', async () => {
    const params = {
      url: URL_GIVEN,
      method: 'POST',
      data: { foo: 'bar' },
      headers: { token: 'xxx' },
      dataType: 'text',
    };
    const { sent, ended } = app([{ fetchType: 'pre', params }]);
    expect(await ended()).toMatchObject(['success', { fetchedData: OK.body }]);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      body: 'foo=bar',
      headers: { token: 'xxx', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(sent[0]?.url).toContain('appId=');
  });

  test.each([
    ['the server fails', { transport: () => Promise.resolve({ ...OK, status: 500 }) }],
    ['the phone is offline', { network: 'offline' as const }],
  ])('没有预加载数据: %s', async (_name, options) => {
    expect(await app(PRE, 'pre', options).ended()).toEqual(NOTHING);
  });

  test('没有预加载数据: no preload.json, or nothing of that kind in it', async () => {
    expect(await app(undefined).ended()).toEqual(NOTHING);
    expect(await app(PRE, 'jsapiPre').ended()).toEqual(NOTHING);
  });

  test.each([[undefined], ['other']])('fetchType %p: 2 参数错误', async (fetchType) => {
    expect(await app(PRE, fetchType ?? null).ended()).toEqual([
      'fail',
      { error: 2, errorMessage: '参数错误' },
    ]);
  });
});

describe('地理位置预拉取.md', () => {
  const LOCATION = [
    { fetchType: 'jsapiPre', params: { jsapi: 'my.getLocation', data: { type: 1 } } },
  ];

  test('5 对应的预加载需要授权，用户未授权: nobody is asked', async () => {
    const { ended, screen } = app(LOCATION, 'jsapiPre');
    expect(await ended()).toMatchObject(['fail', { error: 5 }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('once the user has agreed, the next start fetches it', async () => {
    const storage = memoryStorage();
    const js = `{ onReady() { my.getLocation({ success: () => this.setData({ done: true }) }); } }`;
    const asking = start(appFiles({ 'pages/a/a': { js, axml: '{{done}}' } }), { storage });
    await asking.person.click(await asking.screen.findByRole('button', { name: '允许' }));
    await asking.screen.findByText('true');
    asking.simulator.terminate();
    const { ended } = app(LOCATION, 'jsapiPre', { storage });
    expect(await ended()).toMatchObject([
      'success',
      { fetchType: 'jsapiPre', fetchedData: { longitude: '120.126293', province: '浙江省' } },
    ]);
  });
});

test.each([
  ['{', 'a list is required'],
  [{}, 'a list is required'],
  [[{ fetchType: 'pre', params: {} }], 'each entry is a request'],
  [[{ fetchType: 'jsapiPre', params: { jsapi: 'my.scan' } }], 'each entry is a request'],
  [[{ params: { url: URL_GIVEN, data: 'x'.repeat(2048) } }], 'at most 2048 bytes are allowed'],
])('preload.json %#: a problem', (preload, message) => {
  expect(() => app(preload)).toThrow(`preload.json: ${message}`);
});
