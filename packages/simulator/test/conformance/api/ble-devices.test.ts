import type { BluetoothDevice } from '../../../src';
import { LOCK, nearby, radio, TAG, type Radio } from './nearby';

const { deviceId } = LOCK;
const SERVICE = { deviceId, serviceId: 'FFE0' };
const WRITTEN = { ...SERVICE, characteristicId: 'FFE1' };
const ANSWERING = { ...SERVICE, characteristicId: 'FFE2' };
const BATTERY = { deviceId, serviceId: '180F', characteristicId: '2A19' };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function open(device: BluetoothDevice = LOCK, platform: 'iOS' | 'Android' = 'iOS') {
  const world = radio(nearby(device, TAG), platform);
  await world.ends('openBluetoothAdapter');
  return world;
}

/** Connected, with all services and characteristics read, as the pages want it. */
async function connected(device: BluetoothDevice = LOCK, platform: 'iOS' | 'Android' = 'iOS') {
  const world = await open(device, platform);
  await world.ends('connectBLEDevice', { deviceId });
  await world.ends('getBLEDeviceServices', { deviceId });
  for (const { serviceId } of device.services ?? []) {
    await world.ends('getBLEDeviceCharacteristics', { deviceId, serviceId });
  }
  world.heard();
  return world;
}

/** The lock with another value where it answers. */
function lockWith(value: string): BluetoothDevice {
  const [first, second] = LOCK.services ?? [];
  if (!first || !second) throw new Error('the lock has two services');
  const characteristics = first.characteristics.map((each) =>
    each.characteristicId === 'FFE2' ? { ...each, value } : each,
  );
  return { ...LOCK, services: [{ ...first, characteristics }, second] };
}

const VALUE = 'BLECharacteristicValueChange';
const SERVICE_ID = '0000FFE0-0000-1000-8000-00805F9B34FB';
const valueTold = (value: string) => [
  VALUE,
  { deviceId, serviceId: SERVICE_ID, characteristicId: 'FFE2', value },
];

describe('my.connectBLEDevice.md', () => {
  test('无需进行搜索操作, and onBLEConnectionStateChanged', async () => {
    const { ends, heard } = await open();
    expect(await ends('connectBLEDevice', { deviceId })).toEqual({});
    expect(heard()).toEqual([['BLEConnectionStateChanged', { deviceId, connected: true }]]);
    expect(await ends('getConnectedBluetoothDevices')).toMatchObject({ devices: [{ deviceId }] });
  });

  test('重复连接将直接返回 success, and tells nothing', async () => {
    const { ends, heard } = await connected();
    expect(await ends('connectBLEDevice', { deviceId })).toEqual({});
    expect(heard()).toEqual([]);
  });

  test.each([
    [{}, 10016, '缺少参数'],
    [{ deviceId: '' }, 10011, '设备 id 不可用'],
    [{ deviceId: 7 }, 10011, '设备 id 不可用'],
    [{ deviceId: 'elsewhere' }, 10002, '没有找到指定设备'],
  ])('%j: %d %s', async (params, error, errorMessage) => {
    const { call } = await open();
    expect(await call('connectBLEDevice', params)).toEqual(['fail', { error, errorMessage }]);
  });

  test('10003 连接失败: a device that takes no connection, or that was found and is gone', async () => {
    const closed = await open({ ...LOCK, connectable: false });
    expect(await closed.ends('connectBLEDevice', { deviceId })).toMatchObject({ error: 10003 });
    const { ends, phone, after } = await open();
    await ends('startBluetoothDevicesDiscovery');
    await after(0);
    phone.bluetooth = {};
    expect(await ends('connectBLEDevice', { deviceId })).toMatchObject({ error: 10003 });
  });
});

describe('my.disconnectBLEDevice.md', () => {
  test('connected is false; a second time nothing is told', async () => {
    const { ends, heard } = await connected();
    expect(await ends('disconnectBLEDevice', { deviceId })).toEqual({});
    expect(heard()).toEqual([['BLEConnectionStateChanged', { deviceId, connected: false }]]);
    expect(await ends('disconnectBLEDevice', { deviceId })).toEqual({});
    expect(heard()).toEqual([]);
  });

  test.each([
    ['getBLEDeviceServices', { deviceId }],
    ['getBLEDeviceCharacteristics', SERVICE],
    ['readBLECharacteristicValue', BATTERY],
    ['writeBLECharacteristicValue', { ...WRITTEN, value: '01' }],
    ['notifyBLECharacteristicValueChange', ANSWERING],
    ['getBLEDeviceRSSI', { deviceId }],
    ['getBLEMTU', { deviceId }],
  ])('%s of a device that is not connected any more: 10006', async (api, params) => {
    const { ends, call } = await connected();
    await ends('disconnectBLEDevice', { deviceId });
    const failure = { error: 10006, errorMessage: '当前连接已断开' };
    expect(await call(api, params)).toEqual(['fail', failure]);
  });
});

test('my.onBLEConnectionStateChanged.md: 设备丢失', async () => {
  const { ends, heard, phone } = await connected();
  phone.bluetooth = { devices: [TAG] };
  expect(heard()).toEqual([['BLEConnectionStateChanged', { deviceId, connected: false }]]);
  expect(await ends('readBLECharacteristicValue', BATTERY)).toMatchObject({ error: 10006 });
});

describe('my.getBLEDeviceServices.md and my.getBLEDeviceCharacteristics.md', () => {
  test('serviceId, isPrimary', async () => {
    const { ends } = await connected();
    expect(await ends('getBLEDeviceServices', { deviceId })).toEqual({
      services: [
        { serviceId: SERVICE_ID, isPrimary: true },
        { serviceId: '180F', isPrimary: false },
      ],
    });
  });

  test('characteristicId, serviceId, value, properties', async () => {
    const { ends } = await connected();
    const properties = { read: false, write: false, notify: false, indicate: false };
    expect(await ends('getBLEDeviceCharacteristics', SERVICE)).toEqual({
      characteristics: [
        {
          characteristicId: 'FFE1',
          serviceId: SERVICE_ID,
          value: '',
          properties: { ...properties, write: true },
        },
        {
          characteristicId: 'FFE2',
          serviceId: SERVICE_ID,
          value: '00',
          properties: { ...properties, notify: true },
        },
      ],
    });
  });

  test.each([
    [{ deviceId }, 10016, '缺少参数'],
    [{ deviceId, serviceId: '' }, 10012, '服务 id 不可用'],
    [{ deviceId, serviceId: 'FFF0' }, 10004, '没有找到指定服务'],
  ])('%j: %d', async (params, error, errorMessage) => {
    const { ends } = await connected();
    expect(await ends('getBLEDeviceCharacteristics', params)).toEqual({ error, errorMessage });
  });
});

describe('what reading, writing and notifying have in common', () => {
  const APIS = [
    'readBLECharacteristicValue',
    'writeBLECharacteristicValue',
    'notifyBLECharacteristicValueChange',
  ];

  test.each(APIS)('%s: ids that are missing, wrong, or of nothing', async (api) => {
    const { ends } = await connected();
    const ending = async (params: object) => (await ends(api, { value: '01', ...params })).error;
    expect(await ending(SERVICE)).toBe(10016);
    expect(await ending({ ...SERVICE, characteristicId: '' })).toBe(10013);
    expect(await ending({ ...WRITTEN, serviceId: 'FFF0' })).toBe(10004);
    expect(await ending({ ...WRITTEN, characteristicId: 'FFF1' })).toBe(10005);
  });

  test.each([
    ['readBLECharacteristicValue', WRITTEN],
    ['writeBLECharacteristicValue', { ...BATTERY, value: '01' }],
    ['notifyBLECharacteristicValueChange', WRITTEN],
  ])('%s: 10007 where the characteristic has no such property', async (api, params) => {
    const { ends } = await connected();
    const failure = { error: 10007, errorMessage: '当前特征值不支持此操作' };
    expect(await ends(api, params)).toEqual(failure);
  });
});

describe('my.readBLECharacteristicValue.md', () => {
  test('characteristic, and the same by onBLECharacteristicValueChange', async () => {
    const { ends, heard } = await connected();
    const { serviceId, characteristicId } = BATTERY;
    const characteristic = { serviceId, characteristicId, value: '64' };
    expect(await ends('readBLECharacteristicValue', BATTERY)).toEqual({ characteristic });
    expect(heard()).toEqual([[VALUE, { deviceId, ...characteristic }]]);
  });
});

describe('my.writeBLECharacteristicValue.md', () => {
  const write = ({ ends }: Radio, value: unknown) =>
    ends('writeBLECharacteristicValue', { ...WRITTEN, value });
  const written = async ({ ends }: Radio) => {
    const { characteristics } = await ends('getBLEDeviceCharacteristics', SERVICE);
    return (characteristics as { value: string }[])[0]?.value;
  };

  test.each([
    ['ABCD', 'ABCD'],
    ['0xABCD', 'ABCD'],
    [Uint8Array.of(0xab, 0xcd).buffer, 'ABCD'],
    [new ArrayBuffer(1), '00'],
  ])('%p is written; success brings nothing', async (value, kept) => {
    const world = await connected();
    expect(await write(world, value)).toEqual({});
    expect(await written(world)).toBe(kept);
  });

  test.each([[''], ['ABC'], ['hello'], ['0x'], [new ArrayBuffer(0)], [[1, 2]], [7]])(
    '%p: 10014 发送的数据为空或格式错误',
    async (value) => {
      const failure = { error: 10014, errorMessage: '发送的数据为空或格式错误' };
      expect(await write(await connected(), value)).toEqual(failure);
    },
  );

  test('no value: 10016', async () => {
    expect(await write(await connected(), undefined)).toMatchObject({ error: 10016 });
  });

  test('超过最大字节数后会发生写入错误: 20 bytes, or what the device carries', async () => {
    const world = await connected();
    expect(await write(world, '00'.repeat(20))).toEqual({});
    const failure = { error: 10017, errorMessage: '写入特征值失败' };
    expect(await write(world, '00'.repeat(21))).toEqual(failure);
    const large = await connected({ ...LOCK, mtu: 185 });
    expect(await write(large, '00'.repeat(182))).toEqual({});
    expect(await write(large, '00'.repeat(183))).toEqual(failure);
  });

  test('what the device answers comes by notification, once success has been called', async () => {
    const world = await connected();
    await world.ends('notifyBLECharacteristicValueChange', ANSWERING);
    await write(world, '01');
    expect(world.heard()).toEqual([]);
    await world.after(0);
    expect(world.heard()).toEqual([valueTold('AA01')]);
    await write(world, '02');
    await world.after(0);
    expect(world.heard()).toEqual([]);
  });
});

describe('my.notifyBLECharacteristicValueChange.md', () => {
  const setValue = ({ phone }: Radio, value: string) => {
    phone.bluetooth = { devices: [lockWith(value), TAG] };
  };

  test('必须先启用 notify 才能监听到', async () => {
    const world = await connected();
    setValue(world, '01');
    expect(world.heard()).toEqual([]);
    expect(await world.ends('notifyBLECharacteristicValueChange', ANSWERING)).toEqual({});
    expect(world.heard()).toEqual([]);
    setValue(world, '02');
    expect(world.heard()).toEqual([valueTold('02')]);
    setValue(world, '02');
    expect(world.heard()).toEqual([]);
  });

  test('state: false ends it', async () => {
    const world = await connected();
    const notify = (state: boolean) =>
      world.ends('notifyBLECharacteristicValueChange', { ...ANSWERING, state });
    await notify(true);
    await notify(false);
    setValue(world, '01');
    expect(world.heard()).toEqual([]);
  });

  test('a connection that ends takes it along', async () => {
    const world = await connected();
    await world.ends('notifyBLECharacteristicValueChange', ANSWERING);
    await world.ends('disconnectBLEDevice', { deviceId });
    await world.ends('connectBLEDevice', { deviceId });
    world.heard();
    setValue(world, '01');
    expect(world.heard()).toEqual([]);
  });

  test('特征值必须支持 notify/indicate: indicate is enough', async () => {
    const { ends } = await connected();
    expect(await ends('notifyBLECharacteristicValueChange', BATTERY)).toEqual({});
  });

  test('descriptorId, which Android alone has: 10010', async () => {
    const notify = async (platform: 'iOS' | 'Android', descriptorId: string) => {
      const { ends } = await connected(LOCK, platform);
      return ends('notifyBLECharacteristicValueChange', { ...ANSWERING, descriptorId });
    };
    expect(await notify('Android', '2901')).toEqual({
      error: 10010,
      errorMessage: '没有找到指定描述符',
    });
    // Its default, as the page spells it.
    expect(await notify('Android', '00002902-0000-10008000-00805f9b34fb')).toEqual({});
    expect(await notify('iOS', '2901')).toEqual({});
  });
});

describe('建立连接后先执行 getBLEDeviceServices 与 getBLEDeviceCharacteristics, or it is a problem of the app', () => {
  test.each([
    ['readBLECharacteristicValue', BATTERY, 'getBLEDeviceCharacteristics'],
    ['writeBLECharacteristicValue', { ...WRITTEN, value: '01' }, 'getBLEDeviceCharacteristics'],
    ['notifyBLECharacteristicValueChange', ANSWERING, 'getBLEDeviceCharacteristics'],
    ['getBLEDeviceCharacteristics', SERVICE, 'getBLEDeviceServices'],
  ])('%s', async (api, params, first) => {
    const { ends, my, events } = await open();
    await ends('connectBLEDevice', { deviceId });
    const message = `my.${api} before my.${first}: phones may answer with an error 10015`;
    await expect(my[api]?.(params)).rejects.toThrow(message);
    expect(events).toContainEqual(expect.objectContaining({ type: 'error', source: 'app' }));
  });
});

describe('what a connection says of itself', () => {
  test('my.getBLEDeviceRSSI.md', async () => {
    const { ends } = await connected();
    expect(await ends('getBLEDeviceRSSI', { deviceId })).toEqual({ RSSI: -50 });
  });

  test('my.setBLEMTU.md: what is negotiated is what was asked for, and more can be written', async () => {
    const { ends } = await connected(LOCK, 'Android');
    expect(await ends('getBLEMTU', { deviceId })).toEqual({ mtu: 23 });
    expect(await ends('setBLEMTU', { deviceId, mtu: 103 })).toEqual({ success: true, mtu: 103 });
    expect(await ends('getBLEMTU', { deviceId })).toEqual({ mtu: 103 });
    const long = { ...WRITTEN, value: '00'.repeat(100) };
    expect(await ends('writeBLECharacteristicValue', long)).toEqual({});
  });

  test.each([
    [22, 2],
    [512, 2],
    ['100', 2],
    [undefined, 10016],
  ])('my.setBLEMTU.md: mtu %p is outside (22,512)', async (mtu, error) => {
    const { ends } = await connected(LOCK, 'Android');
    expect(await ends('setBLEMTU', { deviceId, mtu })).toMatchObject({ error });
  });

  test('my.setBLEMTU.md: iOS 因系统限制不支持', async () => {
    const { ends } = await connected();
    expect(await ends('setBLEMTU', { deviceId, mtu: 100 })).toMatchObject({ error: 1 });
  });
});
