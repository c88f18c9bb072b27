import type { Bluetooth } from '../../../src';
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
