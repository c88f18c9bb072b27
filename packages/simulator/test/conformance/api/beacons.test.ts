import type { Bluetooth } from '../../../src';
import { radio } from './nearby';

const UUID = 'FDA50693-A4E2-4FB1-AFCF-C6EB07647825';
const BEACON = { uuid: UUID, major: 10, minor: '7', proximity: 1, accuracy: 0.5, rssi: -40 };
const OTHER = { uuid: 'FDA50693-A4E2-4FB1-AFCF-C6EB07647826', major: 1, minor: 1 };
const SHOWN = { ...BEACON, major: '10' };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const scanner = (bluetooth: Bluetooth = { beacons: [BEACON, OTHER] }) =>
  radio({ bluetooth }, 'iOS', ['BeaconServiceChange', 'BeaconUpdate']);

describe('iBeacon/my.startBeaconDiscovery.md', () => {
  test('what is found comes by onBeaconUpdate, again and again, and by getBeacons', async () => {
    const { ends, heard, after } = scanner();
    expect(await ends('startBeaconDiscovery', { uuids: [UUID.toLowerCase()] })).toEqual({});
    expect(heard()).toEqual([['BeaconServiceChange', { available: true, discovering: true }]]);
    await after(1000);
    const update = ['BeaconUpdate', { beacons: [SHOWN] }];
    expect(heard()).toEqual([update, update]);
    expect(await ends('getBeacons')).toEqual({ beacons: [SHOWN], errCode: '0', errorMsg: 'ok' });
  });

  test('what comes near and goes', async () => {
    const { ends, heard, after, phone } = scanner({});
    await ends('startBeaconDiscovery', { uuids: [UUID] });
    await after(0);
    heard();
    phone.bluetooth = { beacons: [{ uuid: UUID, major: 1, minor: 2 }] };
    await after(1000);
    const near = { uuid: UUID, major: '1', minor: '2', proximity: 2, accuracy: 1, rssi: -60 };
    expect(heard()).toEqual([['BeaconUpdate', { beacons: [near] }]]);
    phone.bluetooth = {};
    await after(1000);
    expect(await ends('getBeacons')).toMatchObject({ beacons: [] });
  });

  test.each([
    [{}, 11008, 'uuids empty'],
    [{ uuids: [] }, 11008, 'uuids empty'],
    [{ uuids: [UUID, 'uuid1'] }, 11006, 'uuid invalid'],
  ])('%j: %d %s', async (params, error, errorMessage) => {
    const { call } = scanner();
    expect(await call('startBeaconDiscovery', params)).toEqual(['fail', { error, errorMessage }]);
  });

  test('11004 already discovering', async () => {
    const { ends } = scanner();
    await ends('startBeaconDiscovery', { uuids: [UUID] });
    expect(await ends('startBeaconDiscovery', { uuids: [UUID] })).toEqual({
      error: 11004,
      errorMessage: 'already discovering',
    });
  });

  test.each([
    [{ enabled: false }, 11001, 'bluetooth invalid'],
    [{ authorized: false }, 11001, 'bluetooth invalid'],
    [{ supportsBLE: false }, 11000, 'unsupport'],
  ])('%j: %d', async (bluetooth, error, errorMessage) => {
    const { ends } = scanner(bluetooth);
    const failure = { error, errorMessage };
    expect(await ends('startBeaconDiscovery', { uuids: [UUID] })).toEqual(failure);
    expect(await ends('getBeacons')).toEqual(failure);
  });
});

test('iBeacon/my.stopBeaconDiscovery.md', async () => {
  const { ends, heard, after } = scanner();
  await ends('startBeaconDiscovery', { uuids: [UUID] });
  await after(0);
  heard();
  expect(await ends('stopBeaconDiscovery')).toEqual({});
  await after(5000);
  expect(heard()).toEqual([['BeaconServiceChange', { available: true, discovering: false }]]);
  await ends('stopBeaconDiscovery');
  expect(heard()).toEqual([]);
  expect(await ends('startBeaconDiscovery', { uuids: [UUID] })).toEqual({});
});

test('iBeacon/my.onBeaconServiceChange.md: Bluetooth is switched off, which ends the search, and on', async () => {
  const { ends, heard, after, phone } = scanner();
  await ends('startBeaconDiscovery', { uuids: [UUID] });
  await after(0);
  heard();
  phone.bluetooth = { enabled: false };
  phone.bluetooth = {};
  await after(5000);
  expect(heard()).toEqual([
    ['BeaconServiceChange', { available: false, discovering: false }],
    ['BeaconServiceChange', { available: true, discovering: false }],
  ]);
});
