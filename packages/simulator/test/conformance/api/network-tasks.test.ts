import { appFiles, start } from '../../phone';
import { phone } from './world';

const URL = 'https://api.example.com/items';

describe('UploadTask, DownloadTask, RequestTask (my.uploadFile.md, UploadTask)', () => {
  type Task = Promise<unknown> & Record<string, (listener?: (event: unknown) => void) => void>;
  const HEADERS = { 'content-type': 'text/plain' };

  async function heard(api: string, after: (task: Task, listen: (event: unknown) => void) => void) {
    const world = phone({}, { headers: HEADERS, body: '"ab"', bytes: new Uint8Array(4) });
    const [, file] = await world.call('downloadFile', { url: URL });
    const params = { url: URL, name: 'a', filePath: file.apFilePath };
    const got: unknown[] = [];
    const given = api === 'downloadFile' ? { url: URL } : params;
    const task = world.my[api]?.({ ...given, complete: () => got.push('end') }) as Task;
    after(task, (event) => got.push(event));
    await task;
    return { got, sent: world.sent.at(-1) };
  }

  test.each(['request', 'uploadFile', 'downloadFile'])(
    '%s: onHeadersReceived 监听 HTTP Response Header 事件。会比请求完成事件更早',
    async (api) => {
      const { got } = await heard(api, (task, listen) => task.onHeadersReceived?.(listen));
      expect(got).toEqual([{ header: HEADERS }, 'end']);
    },
  );

  test.each(['request', 'uploadFile', 'downloadFile'])('%s: offHeadersReceived', async (api) => {
    const { got } = await heard(api, (task, listen) => {
      task.onHeadersReceived?.(listen);
      task.offHeadersReceived?.(listen);
      task.onHeadersReceived?.(listen);
      task.offHeadersReceived?.();
    });
    expect(got).toEqual(['end']);
  });

  test('downloadFile: onProgressUpdate gives progress, totalBytesWritten, totalBytesExpectedToWrite', async () => {
    const { got } = await heard('downloadFile', (task, listen) => task.onProgressUpdate?.(listen));
    const all = { totalBytesWritten: 4, totalBytesExpectedToWrite: 4 };
    expect(got).toEqual([{ progress: 100, ...all }, 'end']);
  });

  test('uploadFile: onProgressUpdate counts what is sent', async () => {
    const { got, sent } = await heard('uploadFile', (task, listen) =>
      task.onProgressUpdate?.(listen),
    );
    const total = sent?.bytes?.length;
    const all = { totalBytesWritten: total, totalBytesExpectedToWrite: total };
    expect(got).toEqual([{ progress: 100, ...all }, 'end']);
  });

  test('offProgressUpdate', async () => {
    const { got } = await heard('uploadFile', (task, listen) => {
      task.onProgressUpdate?.(listen);
      task.offProgressUpdate?.();
    });
    expect(got).toEqual(['end']);
  });

  test('what a listener throws is reported, and the call goes on', async () => {
    const world = phone();
    const task = world.my.request?.({ url: URL }) as Task;
    task.onHeadersReceived?.(() => {
      throw new Error('a listener of the app');
    });
    expect(await task).toMatchObject({ status: 200 });
    expect(world.events).toContainEqual(
      expect.objectContaining({ error: new Error('a listener of the app') }),
    );
  });
});

test('a request that is under way when the app ends leaves no timer, whatever its transport does', async () => {
  jest.useFakeTimers();
  const js = `{ onLoad() { my.request({ url: '${URL}' }).catch(() => 0); my.downloadFile({ url: '${URL}' }).catch(() => 0); } }`;
  const transport = () => new Promise<never>(() => undefined);
  const { simulator } = start(appFiles({ 'a/a': { js } }), { transport });
  await jest.advanceTimersByTimeAsync(10);
  expect(jest.getTimerCount()).toBe(2);
  simulator.terminate();
  await jest.advanceTimersByTimeAsync(0);
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});
