import type { BluetoothDevice } from '../../contract/types';
import type { ApiHost, Outcome, Params } from '../call';
import { Turns } from './turns';
import { sameUuid } from './uuid';

const DEFAULT_RSSI = -60;
/** How often a device is told of again, where that is wanted: the platform's pages do not say. */
const AGAIN_MS = 1000;

interface Search {
  readonly params: Params;
  readonly intervalMs: number;
  /** Ids of devices that have been told of. */
  readonly told: Set<string>;
  round: number;
}

/**
 * The search for Bluetooth devices, and what it has found.
 * @see mini/api/基础API/设备/蓝牙/传统蓝牙/my.startBluetoothDevicesDiscovery.md of AlipayDocs/open-docs
 */
export class Discovery {
  private readonly turns: Turns;
  private readonly found = new Map<string, BluetoothDevice>();
  private search: Search | undefined;

  constructor(private readonly host: ApiHost) {
    this.turns = new Turns(host.signal);
  }

  get active(): boolean {
    return this.search !== undefined;
  }

  get devices(): readonly BluetoothDevice[] {
    return [...this.found.values()];
  }

  has(deviceId: string): boolean {
    return this.found.has(deviceId);
  }

  start(params: Params): void {
    this.stop();
    const { interval } = params;
    const intervalMs = typeof interval === 'number' && interval > 0 ? interval : 0;
    this.search = { params, intervalMs, told: new Set(), round: 0 };
    this.turns.later(() => this.look(), intervalMs);
  }

  stop(): void {
    this.search = undefined;
    this.turns.stop();
  }

  /** What was found is forgotten too. */
  forget(): void {
    this.stop();
    this.found.clear();
  }

  /** There is something new near the phone. */
  changed(): void {
    // With an interval, its next turn is soon enough.
    if (this.search?.intervalMs === 0) this.turns.later(() => this.tell());
  }

  private look(): void {
    const { search } = this;
    if (!search) return;
    this.tell();
    search.round += 1;
    if (search.params.allowDuplicatesKey === true) search.told.clear();
    else if (search.intervalMs === 0) return;
    this.turns.later(() => this.look(), search.intervalMs || AGAIN_MS);
  }

  /** "找到新设备立即上报，否则根据传入的间隔上报": each for itself, or with an interval all at once. */
  private tell(): void {
    const { search } = this;
    if (!search) return;
    const near = this.host.phone.bluetooth.devices ?? [];
    const found = near.filter(({ deviceId }) => !search.told.has(deviceId)).filter(wanted(search));
    for (const device of found) {
      search.told.add(device.deviceId);
      this.found.set(device.deviceId, device);
    }
    const shown = found.map((device) => shownDevice(device, search.round));
    const together =
      search.intervalMs > 0 && shown.length > 0 ? [shown] : shown.map((one) => [one]);
    for (const devices of together) {
      // A listener may have ended the search.
      if (this.search === search) this.host.listeners.emit('BluetoothDeviceFound', { devices });
    }
  }
}

/**
 * What an app learns of a device. Some have no name.
 * @param round Of a device that is told of again "RSSI 值会有不同".
 */
export function shownDevice(device: BluetoothDevice, round = 0): Outcome {
  const { deviceId, name, localName = name, advertisData = '', manufacturerData } = device;
  const RSSI = rssiOf(device) - (round % 3);
  return {
    ...(name === undefined ? {} : { name, deviceName: name }),
    ...(localName === undefined ? {} : { localName }),
    deviceId,
    RSSI,
    advertisData,
    ...(manufacturerData === undefined ? {} : { manufacturerData }),
  };
}

export function rssiOf({ RSSI = DEFAULT_RSSI }: BluetoothDevice): number {
  return RSSI;
}

/** @see mini/api/基础API/设备/蓝牙/iBeacon/蓝牙 API FAQ.md: a device is picked by what it advertises */
function wanted({ params }: Search): (device: BluetoothDevice) => boolean {
  const services = texts(params.services);
  const deviceIds = texts(params.deviceIds);
  const deviceNames = texts(params.deviceNames);
  return (device) =>
    (!services || services.some((id) => advertised(device).some((own) => sameUuid(own, id)))) &&
    (!deviceIds || deviceIds.includes(device.deviceId)) &&
    (!deviceNames || deviceNames.includes(device.name ?? ''));
}

function advertised({ advertises, services = [] }: BluetoothDevice): readonly string[] {
  const primary = services.filter(({ isPrimary }) => isPrimary !== false);
  return advertises ?? primary.map(({ serviceId }) => serviceId);
}

/** A list of texts that is not empty. */
function texts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.map(String);
}
