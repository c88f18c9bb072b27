import { appFiles, recordLines, start } from '../../phone';

/** An app whose page runs `page` as it opens, beside a worker of that script. */
function app(page: string, worker: string, others: Record<string, string> = {}) {
  const lines = recordLines();
  const files = appFiles(
    { 'pages/a/a': { js: `{ onLoad() { ${page} } }` } },
    {},
    {
      'app.json': JSON.stringify({ pages: ['pages/a/a'], workers: ['workers/index.js'] }),
      'workers/index.js': worker,
      ...others,
    },
  );
  const world = start(files);
  return { ...world, lines, after: (ms: number) => jest.advanceTimersByTimeAsync(ms) };
}

const ECHO = `worker.onMessage((msg) => worker.postMessage({ text: msg.text + ' --- Hello master' }));`;
const CREATE = `const worker = my.createWorker('workers/index.js');`;
const TELL = `worker.onMessage((msg) => console.info(JSON.stringify(msg)));`;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('Worker/my.createWorker.md', () => {
  test('messages there and back; what is sent at once arrives too', async () => {
    const { lines, after } = app(
      `${CREATE} ${TELL} worker.postMessage({ text: 'Hello worker' }); console.info('sent');`,
      ECHO,
    );
    expect(lines()).toEqual(['sent']);
    await after(10);
    expect(lines()).toEqual(['{"text":"Hello worker --- Hello master"}']);
  });

  test.each(['workers/other.js', '/workers/index.js', ''])(
    '%j is not in the workers of app.json: nothing is made',
    (path) => {
      const { lines } = app(`console.info(String(my.createWorker('${path}')));`, ECHO);
      expect(lines()).toEqual(['undefined']);
    },
  );

  test('目前限制最多只能创建一个 Worker，创建下一个 Worker 前请先调用 Worker.terminate', () => {
    const { lines } = app(
      `${CREATE} const tell = () => console.info(typeof my.createWorker('workers/index.js'));
       tell(); worker.terminate(); tell();`,
      ECHO,
    );
    expect(lines()).toEqual(['undefined', 'object']);
  });
});

describe('Worker 概览.md', () => {
  test('a worker has modules, timers and worker, and neither my nor the app', async () => {
    const { lines, after } = app(
      `${CREATE} ${TELL} getApp().shared = 1;`,
      `const { name } = require('./name');
       setTimeout(() => worker.postMessage([name, typeof my, typeof getApp, typeof Page]), 500);`,
      { 'workers/name.js': `module.exports = { name: 'worker' };` },
    );
    await after(490);
    expect(lines()).toEqual([]);
    await after(20);
    expect(lines()).toEqual(['["worker","undefined","undefined","undefined"]']);
  });

  test('modules are not those of the app', async () => {
    const { lines, after } = app(
      `require('/count').n = 1; ${CREATE} ${TELL}`,
      `worker.postMessage(require('../count').n);`,
      { 'count.js': `module.exports = { n: 0 };` },
    );
    await after(10);
    expect(lines()).toEqual(['0']);
  });

  test('Worker.postMessage.md: 可序列化: what arrives is a copy', async () => {
    const { lines, after } = app(
      `${CREATE} ${TELL} const sent = { a: 1, f() {} }; worker.postMessage(sent); sent.a = 2;`,
      `worker.onMessage((msg) => worker.postMessage(msg));`,
    );
    await after(10);
    expect(lines()).toEqual(['{"a":1}']);
  });

  test('Worker.postMessage.md: a circle cannot be sent', () => {
    const { lines } = app(
      `${CREATE} const o = {}; o.o = o; try { worker.postMessage(o); } catch (e) { console.info(e.name); }`,
      ECHO,
    );
    expect(lines()).toEqual(['TypeError']);
  });

  test('Worker.terminate.md: no timer and no message of it comes any more', async () => {
    const { lines, after } = app(
      `${CREATE} ${TELL} setTimeout(() => worker.terminate(), 2500);`,
      `setInterval(() => worker.postMessage('tick'), 1000); worker.onMessage(() => {});`,
    );
    await after(10_000);
    expect(lines()).toEqual(['"tick"', '"tick"']);
  });

  test('仅限在主线程 worker 对象上调用: the worker itself has no terminate', async () => {
    const { lines, after } = app(
      `${CREATE} ${TELL}`,
      `worker.postMessage(typeof worker.terminate);`,
    );
    await after(10);
    expect(lines()).toEqual(['"undefined"']);
  });

  test('an error of the worker is told with its file; the app goes on', async () => {
    const { after, takeErrors, simulator } = app(CREATE, `throw new Error('no worker');`);
    await after(10);
    expect(takeErrors()).toEqual(['no worker']);
    expect(simulator.pages).toHaveLength(1);
  });

  test('it ends with the app', async () => {
    const { lines, after, simulator } = app(
      CREATE,
      `setInterval(() => console.info('tick'), 1000);`,
    );
    await after(10);
    simulator.terminate();
    await after(5000);
    expect(lines()).toEqual([]);
  });
});

test.each([
  [['workers/none.js'], 'workers: workers/none.js is not there'],
  ['workers', 'workers: a list of files is required'],
])('app.json 应用配置: workers %j', (workers, message) => {
  const json = JSON.stringify({ pages: ['pages/a/a'], workers });
  const files = appFiles({ 'pages/a/a': {} }, {}, { 'app.json': json });
  expect(() => start(files)).toThrow(message);
});
