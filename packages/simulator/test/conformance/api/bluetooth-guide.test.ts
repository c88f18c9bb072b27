import { memoryStorage, type Bluetooth } from '../../../src';
import { appFiles, start } from '../../phone';

/** A page whose button leads to Bluetooth, as 低功耗蓝牙/my.showBLEPermissionGuide.md has it. */
async function lead(bluetooth: Bluetooth, params: Record<string, string> = {}) {
  const js = `{ lead() {
    const tell = (result) => this.setData({ result: JSON.stringify(result) });
    my.showBLEPermissionGuide({ ...${JSON.stringify(params)}, success: tell, fail: tell });
  } }`;
  const axml = '<button onTap="lead">蓝牙</button><text>{{result}}</text>';
  const world = start(appFiles({ 'pages/a/a': { js, axml } }), { bluetooth });
  await world.person.click(world.screen.getByRole('button', { name: '蓝牙' }));
  const tap = async (name: string) =>
    world.person.click(await world.screen.findByRole('button', { name }));
  const result = async () => {
    const shown = await world.screen.findByText(/^\{/);
    return JSON.parse(shown.textContent) as unknown;
  };
  return { ...world, tap, result };
}

test('true 表示蓝牙完全可用: nobody is asked', async () => {
  const { result, screen } = await lead({});
  expect(await result()).toEqual({ success: true });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('Bluetooth is off: the person switches it on, and it stays on', async () => {
  const { simulator, tap, result } = await lead({ enabled: false });
  await tap('去开启');
  expect(await result()).toEqual({ success: true });
  expect(simulator.phone.bluetooth).toEqual({ enabled: true });
});

test('neither allowed nor on: two questions, in the words that the app gives', async () => {
  const { simulator, screen, tap, result } = await lead(
    { authorized: false, enabled: false },
    {
      authTipsTitle: '授权',
      authTipsMessage: '请授权',
      authTipsButton: '去授权',
      openTipsTitle: '打开',
      openTipsButton: '去打开',
    },
  );
  expect(await screen.findByRole('dialog', { name: '授权' })).toHaveTextContent('请授权');
  await tap('去授权');
  expect(await screen.findByRole('dialog', { name: '打开' })).toBeVisible();
  await tap('去打开');
  expect(await result()).toEqual({ success: true });
  expect(simulator.phone.bluetooth).toEqual({ authorized: true, enabled: true });
});

test.each([
  [{ authorized: false }, { error: 60006, errorMessage: 'request auth ble denied!' }],
  [{ enabled: false }, { error: 60005, errorMessage: 'request open ble denied!' }],
])('%j, and the person declines: %j', async (bluetooth, failure) => {
  const { simulator, tap, result } = await lead(bluetooth);
  await tap('取消');
  expect(await result()).toEqual(failure);
  expect(simulator.phone.bluetooth).toEqual(bluetooth);
});

test('60010: the phone has no BLE', async () => {
  const { result } = await lead({ supportsBLE: false, enabled: false });
  expect(await result()).toEqual({ error: 60010, errorMessage: 'do not support ble!' });
});

describe('传统蓝牙/my.openBluetoothAdapter.md: 2001, 2002, 2003', () => {
  /** A page whose button opens the adapter. */
  function app(storage = memoryStorage()) {
    const js = `{ open() {
      const tell = (result) => this.setData({ result: JSON.stringify(result) });
      this.setData({ result: '' });
      my.openBluetoothAdapter({ success: tell, fail: tell });
    } }`;
    const axml = '<button onTap="open">蓝牙</button><text>{{result}}</text>';
    const { person, screen } = start(appFiles({ 'pages/a/a': { js, axml } }), { storage });
    const tap = async (name: string) => person.click(await screen.findByRole('button', { name }));
    const result = async () =>
      JSON.parse((await screen.findByText(/^\{/)).textContent) as Record<string, unknown>;
    return { storage, screen, tap, result };
  }

  test('the person is asked once, and the app may from then on', async () => {
    const first = app();
    await first.tap('蓝牙');
    await first.tap('允许');
    expect(await first.result()).toEqual({ isSupportBLE: true });
    document.body.replaceChildren();
    const second = app(first.storage);
    await second.tap('蓝牙');
    expect(await second.result()).toEqual({ isSupportBLE: true });
  });

  test('2001: refused, and asked again', async () => {
    const { tap, result } = app();
    await tap('蓝牙');
    await tap('拒绝');
    expect(await result()).toEqual({ error: 2001, errorMessage: '用户不允许授权' });
    await tap('蓝牙');
    await tap('允许');
    expect(await result()).toEqual({ isSupportBLE: true });
  });

  test('2003: refused for good; 2002: 再次调用该接口', async () => {
    const { tap, result, screen } = app();
    await tap('蓝牙');
    await tap('拒绝，不再询问');
    expect(await result()).toMatchObject({ error: 2003 });
    await tap('蓝牙');
    expect(await result()).toMatchObject({ error: 2002 });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
