import { renderPage } from '../../../src/testing';
import { appFiles } from '../../phone';
import { phone, type World } from './world';

type Call = (params?: object) => Promise<Record<string, unknown>>;

/** A context, and what a method of it ends with: its success, or its failure. */
function context({ my }: World, options: object = { env: 'env-1' }) {
  const { createCloudContext } = my.cloud as unknown as Record<string, (given: object) => unknown>;
  const made = createCloudContext?.(options) as Record<string, Call>;
  return (name: string, params?: object) =>
    made[name]?.(params).then(
      (result): unknown => result,
      (failed: unknown) => failed,
    );
}

describe('lib.my.d.ts of @mini-types/my, CloudContext', () => {
  test('init: 是否成功; what the cloud is asked for before it is 60002', async () => {
    const call = context(phone({ answers: { 'cloud.callFunction': { result: 1 } } }));
    expect(await call('callFunction', { name: 'add' })).toEqual({
      error: 60002,
      errorMessage: '调用前，请先初始化云环境',
    });
    expect(await call('init')).toEqual({ success: true });
    expect(await call('callFunction', { name: 'add' })).toEqual({ result: 1 });
  });

  test('an answer is a function of the parameters, or a failure', async () => {
    const world = phone();
    const call = context(world);
    await call('init');
    world.phone.answers['cloud.callFunction'] = ({
      name,
      data,
    }: {
      name: string;
      data: object;
    }) => ({
      result: { name, data },
    });
    const asked = { name: 'add', data: { a: 1 } };
    expect(await call('callFunction', asked)).toEqual({ result: asked });
    const failed = { error: 60003, errorMessage: '请求超时' };
    world.phone.answers['cloud.callFunction'] = failed;
    expect(await call('callFunction', asked)).toEqual(failed);
  });

  test.each([
    ['callFunction', {}, 60001, '无效入参，缺少参数 name'],
    ['deleteFile', {}, 60001, '无效入参，请传入合法的参数 fileList'],
    [
      'deleteFile',
      { fileList: Array(51).fill('a') },
      60006,
      '请检查传入 fileList 项数量， 最大限制为 50',
    ],
    ['downloadFile', {}, 60001, '无效入参，请传入合法的参数 fileID'],
    ['getTempFileURL', {}, 60001, '无效入参，请传入合法的参数 fileList'],
    ['uploadFile', { filePath: 'a' }, 60001, '无效入参，请传入合法的参数 cloudPath'],
    ['uploadFile', { cloudPath: 'a' }, 60001, '无效入参，请传入合法的参数 filePath'],
  ])('%s %j', async (name, params, error, errorMessage) => {
    const call = context(phone());
    await call('init');
    expect(await call(name, params)).toEqual({ error, errorMessage });
  });

  test.each([
    ['callFunction', { name: 'add' }, '无效入参，缺少参数 env'],
    ['callContainer', { path: '/' }, '非法入参，非法入参，请在config字段中传入云环境ID参数env'],
  ])('%s without an environment', async (name, params, errorMessage) => {
    const call = context(phone(), {});
    await call('init');
    expect(await call(name, params)).toEqual({ error: 60001, errorMessage });
  });

  test('callContainer: its config has an environment, too', async () => {
    const call = context(phone({ answers: { 'cloud.callContainer': { resultCode: 200 } } }), {});
    await call('init');
    const params = { path: '/', config: { env: 'env-2' } };
    expect(await call('callContainer', params)).toEqual({ resultCode: 200 });
  });

  test('网络异常', async () => {
    const world = phone({ network: 'offline' });
    const call = context(world);
    expect(await call('init')).toEqual({ error: 60005, errorMessage: '网络异常' });
    world.phone.network = 'good';
    await call('init');
    world.phone.network = 'offline';
    const failed = { error: 60004, errorMessage: '网络异常' };
    expect(await call('callFunction', { name: 'add' })).toEqual(failed);
  });
});

describe('a cloud that nobody answers for', () => {
  const files = appFiles({
    'pages/a/a': {
      js: `{
        data: { shown: '' },
        async onLoad() {
          const context = await my.cloud.createCloudContext({ env: 'env-1' });
          await context.init();
          context.callFunction({
            name: 'add',
            success: ({ result }) => this.setData({ shown: result }),
            fail: ({ error }) => this.setData({ shown: error }),
          });
        },
      }`,
      axml: '<view>{{shown}}</view>',
    },
  });

  test('in lenient mode a call fails with 60005 云调用失败, and is a problem of the simulator', async () => {
    const view = renderPage('pages/a/a', { app: files, mode: 'lenient' });
    expect(await view.findByText('60005')).toBeTruthy();
    expect(view.problems).toMatchObject([
      { kind: 'simulator', thing: 'CloudContext.callFunction', file: 'pages/a/a.js', line: 6 },
    ]);
  });

  test('a test answers for it in `my`', async () => {
    const answer = jest.fn(() => ({ result: '三' }));
    const view = renderPage('pages/a/a', { app: files, my: { 'cloud.callFunction': answer } });
    expect(await view.findByText('三')).toBeTruthy();
    expect(answer).toHaveBeenCalledWith({ name: 'add' });
  });

  test('a context of its own stands in the place of the simulator’s', async () => {
    const add = {
      init: () => Promise.resolve(),
      callFunction: (call: { success: (r: object) => void }) => call.success({ result: '自己的' }),
    };
    const view = renderPage('pages/a/a', {
      app: files,
      my: { 'cloud.createCloudContext': () => add },
    });
    expect(await view.findByText('自己的')).toBeTruthy();
  });
});
