import type {
  Bluetooth,
  BleCharacteristic,
  BleService,
  BluetoothDevice,
} from '../../contract/types';
import type { ApiHost, Outcome, Params } from '../call';
import { bluetoothFailure, readIds } from './bluetooth-failures';
import { hexValue } from './hex';
import { Turns } from './turns';
import { sameUuid } from './uuid';

/** "超过最大字节数后会发生写入错误，建议每次写入不超过 20 字节": what all phones carry, and three bytes of them are not the app's. */
const DEFAULT_MTU = 23;
const HEADER_BYTES = 3;

/** The descriptor that switches notifications on, long as on the platform's page (which lacks a hyphen) and short. */
const NOTIFY_DESCRIPTOR = '2902';

interface Link {
  mtu: number;
  hasServices: boolean;
  /** Services whose characteristics the app has got. */
  readonly characteristicsOf: Set<BleService['serviceId']>;
  /** Where the app wants to hear of new values. */
  readonly notified: Set<string>;
}

interface Spot {
  readonly device: BluetoothDevice;
  readonly service: BleService;
  readonly characteristic: BleCharacteristic;
  readonly link: Link;
}

/**
 * Connections to devices with low energy, and the values that are read and written there.
 * @see mini/api/基础API/设备/蓝牙/蓝牙 API 概览.md of AlipayDocs/open-docs
 */
export class Links {
  private readonly links = new Map<string, Link>();
  /** Values that are no longer those of the description, by place. */
  private readonly values = new Map<string, string>();
  private readonly turns: Turns;

  constructor(private readonly host: ApiHost) {
    this.turns = new Turns(host.signal);
  }

  get devices(): readonly BluetoothDevice[] {
    return this.near.filter(({ deviceId }) => this.links.has(deviceId));
  }

  has(deviceId: string): boolean {
    return this.links.has(deviceId);
  }

  connect({ deviceId, mtu = DEFAULT_MTU }: BluetoothDevice): void {
    const link = {
      mtu,
      hasServices: false,
      characteristicsOf: new Set<string>(),
      notified: new Set<string>(),
    };
    this.links.set(deviceId, link);
    this.tellState(deviceId, true);
  }

  disconnect(deviceId: string): void {
    if (this.links.delete(deviceId)) this.tellState(deviceId, false);
  }

  /** All connections break. */
  lose(): void {
    for (const deviceId of [...this.links.keys()]) this.disconnect(deviceId);
  }

  /** All connections are closed, and the app hears nothing of them. */
  close(): void {
    this.links.clear();
    this.turns.stop();
  }

  services(params: Params): Outcome {
    const { device, link } = this.linked(readIds(params, 'deviceId').deviceId);
    link.hasServices = true;
    const services = (device.services ?? []).map(({ serviceId, isPrimary = true }) => ({
      serviceId,
      isPrimary,
    }));
    return { services };
  }

  characteristics(params: Params): Outcome {
    const ids = readIds(params, 'deviceId', 'serviceId');
    const { device, link } = this.linked(ids.deviceId);
    const service = serviceOf(device, ids.serviceId);
    if (!link.hasServices) this.outOfOrder('getBLEDeviceCharacteristics', 'getBLEDeviceServices');
    link.characteristicsOf.add(service.serviceId);
    const characteristics = service.characteristics.map((characteristic) => ({
      ...this.shown({ device, service, characteristic, link }),
      properties: { ...NO_PROPERTIES, ...characteristic.properties },
    }));
    return { characteristics };
  }

  read(params: Params): Outcome {
    const spot = this.spot(params, 'readBLECharacteristicValue');
    if (spot.characteristic.properties?.read !== true) throw bluetoothFailure(10007);
    const characteristic = this.shown(spot);
    // "调用后在 my.onBLECharacteristicValueChange 事件中接收数据返回": whether or not notifications are on.
    this.tellValue(spot);
    return { characteristic };
  }

  write(params: Params): Outcome {
    if (params.value === undefined) throw bluetoothFailure(10016);
    const spot = this.spot(params, 'writeBLECharacteristicValue');
    const { device, service, characteristic, link } = spot;
    if (characteristic.properties?.write !== true) throw bluetoothFailure(10007);
    const value = hexValue(params.value);
    if (value === undefined) throw bluetoothFailure(10014);
    if (value.length / 2 > link.mtu - HEADER_BYTES) throw bluetoothFailure(10017);
    this.values.set(keyOf(spot), value);
    const { serviceId } = service;
    const { characteristicId } = characteristic;
    const answers = device.answer?.({ serviceId, characteristicId, value }) ?? {};
    this.turns.later(() => {
      for (const [id, answer] of Object.entries(answers)) {
        if (answer !== undefined) this.renew(device, id, answer);
      }
    });
    return {};
  }

  /** @param platform The descriptor is "Android 系统特有". */
  notify(params: Params, platform: 'iOS' | 'Android'): Outcome {
    const spot = this.spot(params, 'notifyBLECharacteristicValueChange');
    const { notify, indicate } = spot.characteristic.properties ?? {};
    if (notify !== true && indicate !== true) throw bluetoothFailure(10007);
    const { descriptorId = NOTIFY_DESCRIPTOR, state } = params;
    if (platform === 'Android' && !sameUuid(String(descriptorId), NOTIFY_DESCRIPTOR)) {
      throw bluetoothFailure(10010);
    }
    if (state === false) spot.link.notified.delete(keyOf(spot));
    else spot.link.notified.add(keyOf(spot));
    return {};
  }

  linked(deviceId: string): Pick<Spot, 'device' | 'link'> {
    const device = this.near.find((near) => near.deviceId === deviceId);
    const link = this.links.get(deviceId);
    if (!device || !link) throw bluetoothFailure(10006);
    return { device, link };
  }

  /** The phone's surroundings are others: devices may be gone, and have new values. */
  changed(before: Bluetooth): void {
    for (const deviceId of this.links.keys()) {
      if (!this.near.some((near) => near.deviceId === deviceId)) this.disconnect(deviceId);
    }
    const earlier = new Map((before.devices ?? []).map((device) => [device.deviceId, device]));
    for (const device of this.near) {
      const known = earlier.get(device.deviceId);
      for (const { serviceId, characteristics } of device.services ?? []) {
        const service = known?.services?.find((one) => sameUuid(one.serviceId, serviceId));
        for (const { characteristicId, value } of characteristics) {
          const was = service?.characteristics.find((one) =>
            sameUuid(one.characteristicId, characteristicId),
          );
          if (value !== undefined && value !== was?.value)
            this.renew(device, characteristicId, value, serviceId);
        }
      }
    }
  }

  private get near(): readonly BluetoothDevice[] {
    return this.host.phone.bluetooth.devices ?? [];
  }

  /** The device has a new value; the app hears of it if it asked for that. */
  private renew(
    device: BluetoothDevice,
    characteristicId: string,
    value: string,
    serviceId?: string,
  ): void {
    const link = this.links.get(device.deviceId);
    for (const service of device.services ?? []) {
      if (serviceId !== undefined && service.serviceId !== serviceId) continue;
      const characteristic = service.characteristics.find((one) =>
        sameUuid(one.characteristicId, characteristicId),
      );
      if (!characteristic) continue;
      const key = keyOf({ device, service, characteristic });
      this.values.set(key, value);
      if (link?.notified.has(key) === true)
        this.tellValue({ device, service, characteristic, link });
    }
  }

  private spot(params: Params, api: string): Spot {
    const ids = readIds(params, 'deviceId', 'serviceId', 'characteristicId');
    const { device, link } = this.linked(ids.deviceId);
    const service = serviceOf(device, ids.serviceId);
    const characteristic = service.characteristics.find((one) =>
      sameUuid(one.characteristicId, ids.characteristicId),
    );
    if (!characteristic) throw bluetoothFailure(10005);
    if (!link.characteristicsOf.has(service.serviceId))
      this.outOfOrder(api, 'getBLEDeviceCharacteristics');
    return { device, service, characteristic, link };
  }

  /**
   * "建立连接后先执行 my.getBLEDeviceServices 与 my.getBLEDeviceCharacteristics，再进行与蓝牙设备的数据交互": what comes of
   * other orders the platform's pages do not say, beyond that there may be an error 10015.
   */
  private outOfOrder(api: string, first: string): void {
    const message = `my.${api} before my.${first}: phones may answer with an error 10015`;
    this.host.problems.unknown(`my.${api} before my.${first}`, message);
  }

  private shown(spot: Spot): Outcome {
    const { service, characteristic } = spot;
    return {
      serviceId: service.serviceId,
      characteristicId: characteristic.characteristicId,
      value: this.values.get(keyOf(spot)) ?? characteristic.value ?? '',
    };
  }

  private tellValue(spot: Spot): void {
    const { deviceId } = spot.device;
    this.host.listeners.emit('BLECharacteristicValueChange', { deviceId, ...this.shown(spot) });
  }

  private tellState(deviceId: string, connected: boolean): void {
    this.host.listeners.emit('BLEConnectionStateChanged', { deviceId, connected });
  }
}

const NO_PROPERTIES = { read: false, write: false, notify: false, indicate: false };

function serviceOf({ services = [] }: BluetoothDevice, serviceId: string): BleService {
  const service = services.find((one) => sameUuid(one.serviceId, serviceId));
  if (!service) throw bluetoothFailure(10004);
  return service;
}

function keyOf({ device, service, characteristic }: Omit<Spot, 'link'>): string {
  return [device.deviceId, service.serviceId, characteristic.characteristicId].join('/');
}
