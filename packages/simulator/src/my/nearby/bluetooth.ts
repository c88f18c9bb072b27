import { ApiFailure } from '../../contract/errors';
import type { SystemInfo } from '../../contract/system';
import type { Bluetooth, BluetoothDevice } from '../../contract/types';
import { badParams, type ApiHost, type Outcome, type Params, type Run } from '../call';
import { NOT_SUPPORTED } from '../table';
import { bluetoothFailure, readIds } from './bluetooth-failures';
import { Discovery, rssiOf, shownDevice } from './discovery';
import { Links } from './links';
import { needScope, type AskForScope } from '../permission';
import { watchPhone } from './watch-phone';

type State = 'new' | 'open';

/**
 * The Bluetooth adapter of the app, against the devices that `phone.bluetooth` describes.
 * @see mini/api/基础API/设备/蓝牙/蓝牙 API 概览.md of AlipayDocs/open-docs
 */
export class BluetoothAdapter {
  private readonly discovery: Discovery;
  private readonly links: Links;
  private readonly pairs = new Set<string>();
  private state: State = 'new';

  constructor(
    private readonly host: ApiHost,
    private readonly platform: () => SystemInfo['platform'],
    private readonly ask?: AskForScope,
  ) {
    this.discovery = new Discovery(host);
    this.links = new Links(host);
    watchPhone(host, 'bluetooth', (now, before) => this.changed(now, before));
  }

  runs(): Readonly<Record<string, Run>> {
    const { discovery, links } = this;
    const devices = (found: readonly BluetoothDevice[]) => ({
      devices: found.map((device) => shownDevice(device)),
    });
    return {
      openBluetoothAdapter: () => this.open(),
      closeBluetoothAdapter: () => this.close(),
      getBluetoothAdapterState: () => {
        this.needOpen();
        return this.shownState();
      },
      startBluetoothDevicesDiscovery: this.ready((params) => this.search(params)),
      stopBluetoothDevicesDiscovery: this.ready(() => {
        this.endSearch();
        return { success: true };
      }),
      getBluetoothDevices: this.ready(() => devices(discovery.devices)),
      getConnectedBluetoothDevices: this.ready(() => devices(links.devices)),
      connectBLEDevice: this.ready((params) => this.connect(params)),
      disconnectBLEDevice: this.ready((params) => {
        links.disconnect(readIds(params, 'deviceId').deviceId);
        return {};
      }),
      getBLEDeviceServices: this.ready((params) => links.services(params)),
      getBLEDeviceCharacteristics: this.ready((params) => links.characteristics(params)),
      readBLECharacteristicValue: this.ready((params) => links.read(params)),
      writeBLECharacteristicValue: this.ready((params) => links.write(params)),
      notifyBLECharacteristicValueChange: this.ready((params) =>
        links.notify(params, this.platform()),
      ),
      getBLEDeviceRSSI: this.ready((params) => ({
        RSSI: rssiOf(links.linked(readIds(params, 'deviceId').deviceId).device),
      })),
      getBLEMTU: this.ready((params) => ({
        mtu: links.linked(readIds(params, 'deviceId').deviceId).link.mtu,
      })),
      setBLEMTU: this.ready((params) => this.setMtu(params)),
      getBLEDeviceStatus: () => this.deviceStatus(),
      getBluetoothPairs: this.onAndroid(() =>
        devices(this.near.filter(({ deviceId }) => this.pairs.has(deviceId))),
      ),
      makeBluetoothPair: this.onAndroid((params) => this.pair(params)),
      cancelBluetoothPair: this.onAndroid((params) => {
        this.pairs.delete(readIds(params, 'deviceId').deviceId);
        return {};
      }),
    };
  }

  private get near(): readonly BluetoothDevice[] {
    return this.host.phone.bluetooth.devices ?? [];
  }

  /**
   * While Bluetooth is off it fails, and the adapter is there all the same: other calls then end with error 12 too,
   * and the app is told when it is switched on.
   * @see support/支付宝小程序/常见问题/my.openBluetoothAdapter报error:12（蓝牙未打开）.md of AlipayDocs/open-docs
   */
  private async open(): Promise<Outcome> {
    await needScope(this.host, 'bluetooth', this.ask);
    const { bluetooth } = this.host.phone;
    if (bluetooth.authorized === false) throw bluetoothFailure(14);
    this.state = 'open';
    if (!isOn(bluetooth)) throw bluetoothFailure(12);
    return { isSupportBLE: bluetooth.supportsBLE !== false };
  }

  private close(): Outcome {
    this.needOpen();
    this.state = 'new';
    this.discovery.forget();
    this.links.close();
    return {};
  }

  private needOpen(): void {
    if (this.state === 'new') throw bluetoothFailure(10000);
  }

  /** What needs an adapter that is open, and Bluetooth that is on. */
  private ready(run: Run): Run {
    return (params) => {
      this.needOpen();
      const { bluetooth } = this.host.phone;
      if (!isOn(bluetooth)) throw bluetoothFailure(12);
      if (bluetooth.supportsBLE === false) throw bluetoothFailure(10001);
      return run(params);
    };
  }

  private onAndroid(run: Run): Run {
    return (params) => {
      if (this.platform() !== 'Android') throw new ApiFailure({ ...NOT_SUPPORTED });
      return this.ready(run)(params);
    };
  }

  private shownState(): Outcome {
    const { bluetooth } = this.host.phone;
    return { available: isAvailable(bluetooth), discovering: this.discovery.active };
  }

  private tellState(): void {
    this.host.listeners.emit('BluetoothAdapterStateChange', this.shownState());
  }

  private search(params: Params): Outcome {
    const wasActive = this.discovery.active;
    this.discovery.start(params);
    if (!wasActive) this.tellState();
    return {};
  }

  private endSearch(): void {
    if (!this.discovery.active) return;
    this.discovery.stop();
    this.tellState();
  }

  /** A device that was found some time, even by an earlier run of the app, needs no search. */
  private connect(params: Params): Outcome {
    const { deviceId } = readIds(params, 'deviceId');
    if (this.links.has(deviceId)) return {};
    const device = this.near.find((near) => near.deviceId === deviceId);
    if (!device) throw bluetoothFailure(this.discovery.has(deviceId) ? 10003 : 10002);
    if (device.connectable === false) throw bluetoothFailure(10003);
    this.links.connect(device);
    return {};
  }

  /** @see mini/api/基础API/设备/蓝牙/低功耗蓝牙/my.setBLEMTU.md: "（22,512）", and "iOS 因系统限制不支持" */
  private setMtu(params: Params): Outcome {
    if (this.platform() === 'iOS') throw new ApiFailure({ ...NOT_SUPPORTED });
    const { link } = this.links.linked(readIds(params, 'deviceId').deviceId);
    const { mtu } = params;
    if (mtu === undefined) throw bluetoothFailure(10016);
    if (typeof mtu !== 'number' || mtu <= 22 || mtu >= 512) {
      throw badParams('mtu: a number between 22 and 512 is required');
    }
    link.mtu = mtu;
    return { success: true, mtu };
  }

  /** @see mini/api/基础API/设备/蓝牙/低功耗蓝牙/my.getBLEDeviceStatus.md of AlipayDocs/open-docs */
  private deviceStatus(): Outcome {
    const { bluetooth } = this.host.phone;
    const powerStatus = bluetooth.supportsBLE === false ? 2 : isOn(bluetooth) ? 5 : 4;
    if (this.platform() === 'Android') return { powerStatus };
    return { authStatus: bluetooth.authorized === false ? 2 : 3, powerStatus };
  }

  private pair(params: Params): Outcome {
    const { deviceId } = readIds(params, 'deviceId');
    if (!this.near.some((near) => near.deviceId === deviceId)) throw bluetoothFailure(10002);
    this.pairs.add(deviceId);
    return { success: true };
  }

  private changed(now: Bluetooth, before: Bluetooth): void {
    if (this.state === 'new') return;
    const available = isAvailable(now);
    if (!available) {
      this.discovery.stop();
      this.links.lose();
    }
    if (available !== isAvailable(before)) this.tellState();
    if (!available) return;
    this.links.changed(before);
    this.discovery.changed();
  }
}

/** Whether an app can do anything with it: all that it can do is for devices with low energy. */
function isAvailable(bluetooth: Bluetooth): boolean {
  return isOn(bluetooth) && bluetooth.supportsBLE !== false;
}

/** Whether it is switched on and Alipay may use it. */
export function isOn({ enabled = true, authorized = true }: Bluetooth): boolean {
  return enabled && authorized;
}
