import { createMy } from '../src/my';
import type { SimulatorEvent } from '../src';
import { XIAO_MING } from './phone';

function makePhone() {
  const events: SimulatorEvent[] = [];
  const alipay = { issueAuthCode: () => Promise.resolve('code') };
  const phone = createMy({ user: XIAO_MING, alipay, onEvent: (event) => events.push(event) });
  return { ...phone, events };
}

test('an API of the platform that the simulator lacks can be probed, and fails loudly when called', () => {
  const { my, events } = makePhone();
  expect(my.canIUse('getLocalIPAddress')).toBe(false);
  expect(typeof my.getLocalIPAddress).toBe('function');
  expect(() => void my.getLocalIPAddress({})).toThrow(
    'my.getLocalIPAddress is not supported by the simulator',
  );
  expect(events).toMatchObject([{ type: 'error', source: 'app' }]);
});

test('an API that a person answers needs a screen or an answer', async () => {
  const { my, phone, events } = makePhone();
  await expect(my.scan({})).rejects.toThrow('set phone.answers.scan');
  expect(events.splice(0)).toMatchObject([
    { type: 'error', source: 'app' },
    { type: 'call', outcome: 'fail' },
  ]);
  phone.answers.scan = { code: '42' };
  await expect(my.scan({})).resolves.toEqual({ code: '42' });
});

test('what the platform does not have either is undefined; apps may add to my', () => {
  const { my } = makePhone();
  const open = my as unknown as Record<string, unknown>;
  expect(open.noSuchThing).toBeUndefined();
  open.extension = 1;
  expect(open.extension).toBe(1);
});

test('canIUse knows what there is', () => {
  const { my } = makePhone();
  expect(['request', 'getAuthCode', 'component2'].map((name) => my.canIUse(name))).toEqual([
    true,
    true,
    true,
  ]);
});

test('the phone describes itself', async () => {
  const { my, phone } = makePhone();
  expect(my.getSystemInfoSync()).toMatchObject({
    platform: 'iOS',
    app: 'alipay',
    windowWidth: 375,
  });
  expect(my.env).toMatchObject({ clientName: 'ap' });
  await expect(my.getNetworkType()).resolves.toMatchObject({ networkAvailable: true });
  phone.network = 'offline';
  await expect(my.getNetworkType()).resolves.toMatchObject({ networkAvailable: false });
});
