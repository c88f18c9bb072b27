import { LOCK, nearby, radio, TAG } from './nearby';

const { deviceId } = LOCK;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** What the platform's pages show of a device. */
const SHOWN = {
  name: 'Lock',
  deviceName: 'Lock',
  localName: 'Lock',
  deviceId,
  RSSI: -50,
  advertisData: '',
  manufacturerData: '4C00',
};

describe('传统蓝牙/my.openBluetoothAdapter.md', () => {
  test('isSupportBLE', async () => {
    const capable = radio();
    const incapable = radio({ bluetooth: { supportsBLE: false } });
    expect(await capable.call('openBluetoothAdapter')).toEqual(['success', { isSupportBLE: true }]);
    expect(await incapable.ends('openBluetoothAdapter')).toEqual({ isSupportBLE: false });
  });

  test.each([
    'closeBluetoothAdapter',
    'getBluetoothAdapterState',
    'startBluetoothDevicesDiscovery',
    'stopBluetoothDevicesDiscovery',
    'getBluetoothDevices',
    'getConnectedBluetoothDevices',
    'connectBLEDevice',
    'disconnectBLEDevice',
    'getBLEDeviceServices',
    'getBLEDeviceCharacteristics',
    'readBLECharacteristicValue',
    'writeBLECharacteristicValue',
    'notifyBLECharacteristicValueChange',
    'getBLEDeviceRSSI',
    'getBLEMTU',
    'setBLEMTU',
  ])('before it, %s ends with 10000', async (api) => {
    const { call } = radio(nearby(LOCK));
    const failure = { error: 10000, errorMessage: '未初始化蓝牙适配器' };
    expect(await call(api, { deviceId })).toEqual(['fail', failure]);
  });

  test('12 while Bluetooth is off, and 14 while Alipay may not use it', async () => {
    const off = radio({ bluetooth: { enabled: false } });
    const forbidden = radio({ bluetooth: { authorized: false } });
    expect(await off.call('openBluetoothAdapter')).toEqual([
      'fail',
      { error: 12, errorMessage: '蓝牙未打开' },
    ]);
    expect(await forbidden.call('openBluetoothAdapter')).toEqual([
      'fail',
      { error: 14, errorMessage: '未授权支付宝使用蓝牙功能' },
    ]);
    expect(await forbidden.ends('getBluetoothDevices')).toMatchObject({ error: 10000 });
  });

  test('an adapter opened while Bluetooth is off: other calls end with 12, until it is switched on', async () => {
    const { phone, ends, heard } = radio({ bluetooth: { enabled: false } });
    await ends('openBluetoothAdapter');
    expect(await ends('getBluetoothDevices')).toMatchObject({ error: 12 });
    phone.bluetooth = {};
    expect(heard()).toEqual([
      ['BluetoothAdapterStateChange', { available: true, discovering: false }],
    ]);
    expect(await ends('getBluetoothDevices')).toEqual({ devices: [] });
  });

  test('10001 where the phone has no BLE', async () => {
    const { ends } = radio({ bluetooth: { supportsBLE: false } });
    await ends('openBluetoothAdapter');
    expect(await ends('connectBLEDevice', { deviceId })).toEqual({
      error: 10001,
      errorMessage: '当前蓝牙适配器不可用',
    });
  });
});

describe('传统蓝牙/my.closeBluetoothAdapter.md', () => {
  test('断开所有已建立的蓝牙连接，并释放系统资源: nothing is told any more', async () => {
    const { ends, heard, phone, after } = radio(nearby(LOCK));
    await ends('openBluetoothAdapter');
    await ends('startBluetoothDevicesDiscovery');
    await ends('connectBLEDevice', { deviceId });
    heard();
    expect(await ends('closeBluetoothAdapter')).toEqual({});
    phone.bluetooth = { enabled: false };
    await after(5000);
    expect(heard()).toEqual([]);
    expect(await ends('getBluetoothDevices')).toMatchObject({ error: 10000 });
  });

  test('opened again, it has found nothing and is connected to nothing', async () => {
    const { ends, after } = radio(nearby(LOCK));
    await ends('openBluetoothAdapter');
    await ends('startBluetoothDevicesDiscovery');
    await after(0);
    await ends('connectBLEDevice', { deviceId });
    await ends('closeBluetoothAdapter');
    await ends('openBluetoothAdapter');
    expect(await ends('getBluetoothDevices')).toEqual({ devices: [] });
    expect(await ends('getConnectedBluetoothDevices')).toEqual({ devices: [] });
    expect(await ends('getBluetoothAdapterState')).toEqual({ available: true, discovering: false });
  });
});

describe('传统蓝牙/my.onBluetoothAdapterStateChange.md and my.getBluetoothAdapterState.md', () => {
  test('discovering follows the search', async () => {
    const { ends, heard } = radio();
    await ends('openBluetoothAdapter');
    await ends('startBluetoothDevicesDiscovery');
    expect(heard()).toEqual([
      ['BluetoothAdapterStateChange', { available: true, discovering: true }],
    ]);
    expect(await ends('getBluetoothAdapterState')).toEqual({ available: true, discovering: true });
    expect(await ends('stopBluetoothDevicesDiscovery')).toEqual({ success: true });
    expect(heard()).toEqual([
      ['BluetoothAdapterStateChange', { available: true, discovering: false }],
    ]);
    await ends('stopBluetoothDevicesDiscovery');
    expect(heard()).toEqual([]);
  });

  test('switched off: connections break, the search ends, available is false', async () => {
    const { ends, heard, phone, after } = radio(nearby(LOCK));
    await ends('openBluetoothAdapter');
    await ends('startBluetoothDevicesDiscovery', { allowDuplicatesKey: true });
    await ends('connectBLEDevice', { deviceId });
    heard();
    phone.bluetooth = { ...phone.bluetooth, enabled: false };
    await after(5000);
    expect(heard()).toEqual([
      ['BLEConnectionStateChanged', { deviceId, connected: false }],
      ['BluetoothAdapterStateChange', { available: false, discovering: false }],
    ]);
    expect(await ends('getBluetoothAdapterState')).toEqual({
      available: false,
      discovering: false,
    });
    expect(await ends('startBluetoothDevicesDiscovery')).toMatchObject({ error: 12 });
  });

  test('my.offBluetoothAdapterStateChange', async () => {
    const { my, ends, heard } = radio();
    my.offBluetoothAdapterStateChange?.();
    await ends('openBluetoothAdapter');
    await ends('startBluetoothDevicesDiscovery');
    expect(heard()).toEqual([]);
  });
});

describe('传统蓝牙/my.startBluetoothDevicesDiscovery.md', () => {
  async function searching(params: object, devices = [LOCK, TAG]) {
    const world = radio(nearby(...devices));
    await world.ends('openBluetoothAdapter');
    await world.ends('startBluetoothDevicesDiscovery', params);
    world.heard();
    return world;
  }
  const found = (...devices: object[]) => ['BluetoothDeviceFound', { devices }];

  test('found after success has been called, each for itself; some devices have no name', async () => {
    const { after, heard } = await searching({});
    expect(heard()).toEqual([]);
    await after(0);
    expect(heard()).toEqual([
      found(SHOWN),
      found({ deviceId: TAG.deviceId, RSSI: -60, advertisData: '' }),
    ]);
  });

  test('every device once, and what comes near later', async () => {
    const { after, heard, phone } = await searching({}, [LOCK]);
    await after(5000);
    heard();
    phone.bluetooth = { devices: [LOCK, { ...TAG, name: 'Tag' }] };
    await after(5000);
    expect(heard()).toMatchObject([found({ name: 'Tag' })]);
  });

  test('allowDuplicatesKey: again and again, RSSI 值会有不同', async () => {
    const { after, heard } = await searching({ allowDuplicatesKey: true }, [LOCK]);
    await after(2000);
    const times = heard() as [string, { devices: { RSSI: number }[] }][];
    expect(times).toHaveLength(3);
    expect(new Set(times.map(([, { devices }]) => devices[0]?.RSSI)).size).toBe(3);
  });

  test('interval: 根据传入的间隔上报, all at once', async () => {
    const { after, heard, phone } = await searching({ interval: 700 });
    await after(699);
    expect(heard()).toEqual([]);
    await after(1);
    expect(heard()).toMatchObject([found({ name: 'Lock' }, { deviceId: TAG.deviceId })]);
    phone.bluetooth = { devices: [LOCK, TAG, { ...TAG, deviceId: 'later' }] };
    await after(699);
    expect(heard()).toEqual([]);
    await after(1);
    expect(heard()).toMatchObject([found({ deviceId: 'later' })]);
  });

  test.each([
    [['FFE0'], ['Lock']],
    [['0000ffe0-0000-1000-8000-00805f9b34fb'], ['Lock']],
    [['fff0', 'ffe0'], ['Lock']],
    [['fff0'], []],
    // Not advertised: no primary service.
    [['180F'], []],
    [[], ['Lock', undefined]],
  ])('services %j: 请确保设备的广播内容中包含 service 的 UUID', async (services, names) => {
    const { after, ends } = await searching({ services });
    await after(0);
    const { devices } = (await ends('getBluetoothDevices')) as { devices: { name?: string }[] };
    expect(devices.map(({ name }) => name)).toEqual(names);
  });

  test('services that a device advertises without describing them', async () => {
    const { after, heard } = await searching({ services: ['FEE7'] }, [
      { ...TAG, advertises: ['fee7'] },
    ]);
    await after(0);
    expect(heard()).toHaveLength(1);
  });

  test('deviceIds and deviceNames (typings)', async () => {
    for (const params of [{ deviceIds: [TAG.deviceId] }, { deviceNames: ['Other'] }]) {
      const { after, heard } = await searching(params, [LOCK, { ...TAG, name: 'Other' }]);
      await after(0);
      expect(heard()).toMatchObject([found({ name: 'Other' })]);
    }
  });

  test('stopBluetoothDevicesDiscovery: nothing more is found, and what was found is kept', async () => {
    const { after, ends, heard, phone } = await searching({ allowDuplicatesKey: true }, [LOCK]);
    await after(0);
    await ends('stopBluetoothDevicesDiscovery');
    heard();
    phone.bluetooth = { devices: [LOCK, TAG] };
    await after(5000);
    expect(heard()).toEqual([]);
    expect(await ends('getBluetoothDevices')).toEqual({ devices: [SHOWN] });
  });

  test('a listener that ends the search hears of no further device', async () => {
    const { my, after, heard } = await searching({});
    my.onBluetoothDeviceFound?.(() => void my.stopBluetoothDevicesDiscovery?.());
    await after(0);
    expect(heard().filter(([event]) => event === 'BluetoothDeviceFound')).toHaveLength(2);
  });
});

describe('低功耗蓝牙/my.getBLEDeviceStatus.md', () => {
  test.each([
    ['iOS', {}, { authStatus: 3, powerStatus: 5 }],
    ['iOS', { authorized: false }, { authStatus: 2, powerStatus: 4 }],
    ['iOS', { enabled: false }, { authStatus: 3, powerStatus: 4 }],
    ['iOS', { supportsBLE: false }, { authStatus: 3, powerStatus: 2 }],
    ['Android', {}, { powerStatus: 5 }],
  ] as const)('%s, %j: %j, without an adapter', async (platform, bluetooth, status) => {
    expect(await radio({ bluetooth }, platform).ends('getBLEDeviceStatus')).toEqual(status);
  });

  test.each([
    [{}, { bluetoothEnabled: true, bluetoothAuthorized: true }],
    [{ enabled: false }, { bluetoothEnabled: false, bluetoothAuthorized: true }],
    [{ authorized: false }, { bluetoothEnabled: true, bluetoothAuthorized: false }],
  ])('my.getSystemInfo agrees: %j', async (bluetooth, info) => {
    const { ends, my } = radio({ bluetooth });
    expect(await ends('getSystemInfo')).toMatchObject(info);
    const { bluetoothEnabled } = info;
    expect(my.getSystemSetting?.()).toMatchObject({ bluetoothEnabled });
  });
});

describe('pairs (传统蓝牙/my.makeBluetoothPair.md)', () => {
  test('makeBluetoothPair, getBluetoothPairs, cancelBluetoothPair', async () => {
    const { ends } = radio(nearby(LOCK, TAG), 'Android');
    await ends('openBluetoothAdapter');
    expect(await ends('makeBluetoothPair', { deviceId })).toEqual({ success: true });
    expect(await ends('getBluetoothPairs')).toEqual({ devices: [SHOWN] });
    await ends('cancelBluetoothPair', { deviceId });
    expect(await ends('getBluetoothPairs')).toEqual({ devices: [] });
    expect(await ends('makeBluetoothPair', { deviceId: 'other' })).toMatchObject({ error: 10002 });
  });

  test.each(['makeBluetoothPair', 'getBluetoothPairs', 'cancelBluetoothPair'])(
    '%s: 当前仅支持 Android 系统',
    async (api) => {
      const { ends } = radio(nearby(LOCK));
      await ends('openBluetoothAdapter');
      expect(await ends(api, { deviceId })).toMatchObject({ error: 1 });
    },
  );
});
