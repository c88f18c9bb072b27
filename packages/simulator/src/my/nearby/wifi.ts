import { ApiFailure } from '../../contract/errors';
import type { SystemInfo } from '../../contract/system';
import type { Wifi, WifiNetwork } from '../../contract/types';
import type { ApiHost, Outcome, Params, Run } from '../call';
import { Turns } from './turns';
import { watchPhone } from './watch-phone';

/** @see mini/api/基础API/设备/Wi-Fi/Wi-Fi 概览.md of AlipayDocs/open-docs */
const MESSAGES = {
  12000: '未先调用 my.startWifi 接口',
  12001: '当前系统不支持相关能力',
  12002: 'Wi-Fi 密码错误',
  12003: '连接超时',
  12004: '重复连接 Wi-Fi',
  12005: '未打开 Wi-Fi 开关',
  12008: '无效 SSID',
  12010: '系统其他错误',
  12012: 'Wi-Fi 功能暂时不能使用',
  12013: '没有已连接的 Wi-Fi',
} as const;

function failure(error: keyof typeof MESSAGES, detail = ''): ApiFailure {
  return new ApiFailure({ error, errorMessage: MESSAGES[error] + detail });
}

const DONE = { success: true };

/** Wi-Fi as an app may use it, against the networks that `phone.wifi` describes. */
export class WifiModule {
  private readonly turns: Turns;
  private started = false;
  /** Whether the app has been told of networks, without which `setWifiList` is too early. */
  private listed = false;

  constructor(
    private readonly host: ApiHost,
    private readonly system: () => Pick<SystemInfo, 'platform' | 'system'>,
  ) {
    this.turns = new Turns(host.signal);
    watchPhone(host, 'wifi', (now, before) => {
      const network = connectedTo(now);
      if (network && network.BSSID !== connectedTo(before)?.BSSID) this.tellConnected(network);
    });
  }

  runs(): Readonly<Record<string, Run>> {
    return {
      startWifi: () => {
        this.started = true;
        return DONE;
      },
      stopWifi: this.ready(() => {
        this.started = false;
        this.listed = false;
        this.turns.stop();
        return DONE;
      }),
      getWifiList: this.ready(() => this.list()),
      connectWifi: this.ready((params) => this.connect(params)),
      getConnectedWifi: this.ready(() => {
        const network = connectedTo(this.host.phone.wifi);
        if (!network) throw failure(12013);
        return { ...DONE, wifi: shown(network) };
      }),
      setWifiList: this.onApple(({ wifiList }) => {
        if (!this.listed) throw failure(12010, '：my.onGetWifiList 尚未触发');
        if (!Array.isArray(wifiList)) throw failure(12010, '：wifiList 为空');
        return DONE;
      }),
      registerSSID: this.onApple(trust),
      unregisterSSID: this.onApple(trust),
    };
  }

  private ready(run: Run): Run {
    return (params) => {
      if (!this.started) throw failure(12000);
      return run(params);
    };
  }

  /** "为 iOS 端特有 API，Android 端调用无效" */
  private onApple(run: Run): Run {
    return (params) => {
      if (this.system().platform !== 'iOS') throw failure(12001);
      return this.ready(run)(params);
    };
  }

  private needWifi(): void {
    if (this.host.phone.wifi.enabled !== false) return;
    throw failure(this.system().platform === 'Android' ? 12005 : 12012);
  }

  private list(): Outcome {
    this.needWifi();
    this.turns.later(() => {
      this.listed = true;
      const wifiList = this.host.phone.wifi.networks.map(shown);
      this.host.listeners.emit('GetWifiList', { wifiList });
    });
    return DONE;
  }

  /** @see mini/api/基础API/设备/Wi-Fi/my.connectWifi.md: "仅 Android 与 iOS 11 以上版本支持" */
  private connect({ SSID, BSSID, password }: Params): Outcome {
    const { platform, system } = this.system();
    if (platform === 'iOS' && Number.parseInt(system, 10) < 11) throw failure(12001);
    if (typeof SSID !== 'string' || SSID === '') throw failure(12008);
    this.needWifi();
    const { phone } = this.host;
    const wanted = phone.wifi.networks.find(
      (network) => network.SSID === SSID && (!BSSID || network.BSSID === BSSID),
    );
    if (!wanted) throw failure(12003);
    if (phone.wifi.connected === wanted.BSSID) throw failure(12004);
    if (wanted.password !== undefined && wanted.password !== password) throw failure(12002);
    phone.wifi = { ...phone.wifi, connected: wanted.BSSID };
    return DONE;
  }

  private tellConnected(network: WifiNetwork): void {
    if (!this.started) return;
    this.turns.later(() => this.host.listeners.emit('WifiConnected', { wifi: shown(network) }));
  }
}

function trust({ SSID }: Params): Outcome {
  if (typeof SSID !== 'string' || SSID === '') throw failure(12008);
  return {};
}

/** The network that the phone is in. */
export function connectedTo({ enabled, networks, connected }: Wifi): WifiNetwork | undefined {
  return enabled === false ? undefined : networks.find(({ BSSID }) => BSSID === connected);
}

function shown(network: WifiNetwork): Outcome {
  const { SSID, BSSID, password, secure = password !== undefined, signalStrength = 80 } = network;
  return { SSID, BSSID, secure, signalStrength };
}
