import type { Wifi } from '../../../src';
import { radio } from './nearby';

const CAFE = { SSID: 'Cafe', BSSID: '02:00:00:00:00:02', signalStrength: 40 };
const OFFICE = { SSID: 'Office', BSSID: '02:00:00:00:00:03', password: 'open sesame' };
const WIFI: Wifi = { networks: [CAFE, OFFICE] };
const CAFE_SHOWN = { SSID: 'Cafe', BSSID: CAFE.BSSID, secure: false, signalStrength: 40 };
const OFFICE_SHOWN = { SSID: 'Office', BSSID: OFFICE.BSSID, secure: true, signalStrength: 80 };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const wireless = (wifi: Wifi = WIFI, platform: 'iOS' | 'Android' = 'iOS', system = '17.0') =>
  radio({ wifi, system: { platform, system } }, platform, ['GetWifiList', 'WifiConnected']);

async function started(...given: Parameters<typeof wireless>) {
  const world = wireless(...given);
  await world.ends('startWifi');
  return world;
}

describe('Wi-Fi 概览.md', () => {
  test('my.startWifi, my.stopWifi', async () => {
    const { call, ends } = wireless();
    expect(await call('startWifi')).toEqual(['success', { success: true }]);
    expect(await call('stopWifi')).toEqual(['success', { success: true }]);
    expect(await ends('getWifiList')).toMatchObject({ error: 12000 });
  });

  test.each([
    'stopWifi',
    'connectWifi',
    'getConnectedWifi',
    'getWifiList',
    'setWifiList',
    'registerSSID',
    'unregisterSSID',
  ])('%s: 12000 未先调用 my.startWifi 接口', async (api) => {
    const failure = { error: 12000, errorMessage: '未先调用 my.startWifi 接口' };
    expect(await wireless().call(api, { SSID: 'Cafe' })).toEqual(['fail', failure]);
  });

  test.each(['setWifiList', 'registerSSID', 'unregisterSSID'])(
    '%s 为 iOS 端特有 API: 12001',
    async (api) => {
      const { ends } = await started(WIFI, 'Android');
      expect(await ends(api, { SSID: 'Cafe' })).toMatchObject({ error: 12001 });
    },
  );
});

describe('my.getWifiList.md', () => {
  test('wifiList comes by onGetWifiList, once success has been called', async () => {
    const { ends, heard, after } = await started();
    expect(await ends('getWifiList')).toEqual({ success: true });
    expect(heard()).toEqual([]);
    await after(0);
    expect(heard()).toEqual([['GetWifiList', { wifiList: [CAFE_SHOWN, OFFICE_SHOWN] }]]);
  });

  test('not after my.stopWifi, and not to a listener that was taken away', async () => {
    const { ends, heard, after, my } = await started();
    await ends('getWifiList');
    await ends('stopWifi');
    await after(0);
    expect(heard()).toEqual([]);
    my.offGetWifiList?.();
    await ends('startWifi');
    await ends('getWifiList');
    await after(0);
    expect(heard()).toEqual([]);
  });

  test.each([
    ['Android', 12005],
    ['iOS', 12012],
  ] as const)('Wi-Fi is off, %s: %d', async (platform, error) => {
    const { ends } = await started({ ...WIFI, enabled: false }, platform);
    expect(await ends('getWifiList')).toMatchObject({ error });
    expect(await ends('connectWifi', { SSID: 'Cafe' })).toMatchObject({ error });
  });
});

describe('my.connectWifi.md', () => {
  test('my.onWifiConnected.md and my.getConnectedWifi.md', async () => {
    const { ends, heard, after, phone } = await started();
    const { SSID, BSSID, password } = OFFICE;
    expect(await ends('connectWifi', { SSID, BSSID, password })).toEqual({ success: true });
    await after(0);
    expect(heard()).toEqual([['WifiConnected', { wifi: OFFICE_SHOWN }]]);
    expect(await ends('getConnectedWifi')).toEqual({ success: true, wifi: OFFICE_SHOWN });
    expect(phone.wifi.connected).toBe(BSSID);
  });

  test.each([
    [{}, 12008, '无效 SSID'],
    [{ SSID: '' }, 12008, '无效 SSID'],
    [{ SSID: 'Elsewhere' }, 12003, '连接超时'],
    [{ SSID: 'Cafe', BSSID: OFFICE.BSSID }, 12003, '连接超时'],
    [{ SSID: 'Office' }, 12002, 'Wi-Fi 密码错误'],
    [{ SSID: 'Office', password: 'wrong' }, 12002, 'Wi-Fi 密码错误'],
  ])('%j: %d %s', async (params, error, errorMessage) => {
    const { call, phone } = await started();
    expect(await call('connectWifi', params)).toEqual(['fail', { error, errorMessage }]);
    expect(phone.wifi.connected).toBeUndefined();
  });

  test('12004 重复连接 Wi-Fi', async () => {
    const { ends } = await started({ ...WIFI, connected: CAFE.BSSID });
    expect(await ends('connectWifi', { SSID: 'Cafe' })).toMatchObject({ error: 12004 });
  });

  test('仅 Android 与 iOS 11 以上版本支持', async () => {
    const old = await started(WIFI, 'iOS', '10.3.1');
    expect(await old.ends('connectWifi', { SSID: 'Cafe' })).toMatchObject({ error: 12001 });
    const android = await started(WIFI, 'Android', '10');
    expect(await android.ends('connectWifi', { SSID: 'Cafe' })).toEqual({ success: true });
  });

  test('the password is struck out of the log', async () => {
    const { ends, events } = await started();
    await ends('connectWifi', { SSID: 'Office', password: OFFICE.password });
    expect(JSON.stringify(events)).not.toContain(OFFICE.password);
  });
});

describe('my.getConnectedWifi.md', () => {
  test('12013 没有已连接的 Wi-Fi: in no network, or Wi-Fi is off', async () => {
    const failure = { error: 12013, errorMessage: '没有已连接的 Wi-Fi' };
    const outside = await started();
    expect(await outside.ends('getConnectedWifi')).toEqual(failure);
    const off = await started({ ...WIFI, connected: CAFE.BSSID, enabled: false });
    expect(await off.ends('getConnectedWifi')).toEqual(failure);
  });

  test('a phone that nobody has described is in a network', async () => {
    const { call } = radio();
    await call('startWifi');
    expect(await call('getConnectedWifi')).toMatchObject(['success', { wifi: { secure: true } }]);
  });
});

test('my.onWifiConnected.md: the phone is taken into another network', async () => {
  const { phone, heard, after } = await started({ ...WIFI, connected: OFFICE.BSSID });
  phone.wifi = { ...phone.wifi, connected: CAFE.BSSID };
  phone.wifi = { ...phone.wifi };
  await after(0);
  expect(heard()).toEqual([['WifiConnected', { wifi: CAFE_SHOWN }]]);
});

describe('my.setWifiList.md', () => {
  test('只能在 my.onGetWifiList 回调触发之后才能调用', async () => {
    const { ends, after } = await started();
    expect(await ends('setWifiList', { wifiList: [] })).toMatchObject({ error: 12010 });
    await ends('getWifiList');
    await after(0);
    expect(await ends('setWifiList', { wifiList: [] })).toEqual({ success: true });
    expect(await ends('setWifiList')).toMatchObject({ error: 12010 });
  });
});

test.each(['registerSSID', 'unregisterSSID'])('my.%s.md: SSID', async (api) => {
  const { ends } = await started();
  expect(await ends(api, { SSID: 'Cafe' })).toEqual({});
  expect(await ends(api, { SSID: '' })).toMatchObject({ error: 12008 });
});

test.each([
  [WIFI, true],
  [{ ...WIFI, enabled: false }, false],
])('my.getSystemInfo and my.getSystemSetting agree: %j', async (wifi, wifiEnabled) => {
  const { ends, my } = wireless(wifi);
  expect(await ends('getSystemInfo')).toMatchObject({ wifiEnabled });
  expect(my.getSystemSetting?.()).toMatchObject({ wifiEnabled });
});

test('my.getNetworkType and my.onNetworkStatusChange: without Wi-Fi, the mobile network', async () => {
  const { ends, my, phone } = wireless({ ...WIFI, connected: CAFE.BSSID });
  const heard = jest.fn();
  my.onNetworkStatusChange?.(heard);
  expect(await ends('getNetworkType')).toMatchObject({ networkType: 'WIFI' });
  phone.wifi = { ...phone.wifi, enabled: false };
  expect(heard.mock.calls).toEqual([[{ isConnected: true, networkType: '4G' }]]);
  expect(await ends('getNetworkType')).toMatchObject({ networkAvailable: true, networkType: '4G' });
  phone.wifi = WIFI;
  expect(heard).toHaveBeenCalledTimes(1);
});
