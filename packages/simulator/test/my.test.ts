import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMy } from '../src/my';
import { PLATFORM_APIS } from '../src/my/platform-apis';
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
  expect(my.canIUse('scan')).toBe(false);
  expect(typeof my.scan).toBe('function');
  expect(() => void my.scan({})).toThrow('my.scan is not supported by the simulator');
  expect(events).toMatchObject([{ type: 'error', source: 'app' }]);
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

test('the list of the platform’s APIs is that of the typings', () => {
  const folder = join(__dirname, '../../../node_modules/@mini-types/my');
  const declared = ['lib.my.d.ts', 'lib.my.extra.d.ts'].flatMap((file) =>
    [
      ...readFileSync(join(folder, 'types', file), 'utf8').matchAll(/^ {2}export function (\w+)/gm),
    ].map(([, name]) => name),
  );
  expect([...PLATFORM_APIS].sort()).toEqual([...new Set(declared)].sort());
});
