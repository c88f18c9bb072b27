import { ApiFailure } from '../../contract/errors';
import type { Beacon } from '../../contract/types';
import type { ApiHost, Outcome, Params, Run } from '../call';
import { isOn } from './bluetooth';
import { Turns } from './turns';
import { isUuid } from './uuid';
import { watchPhone } from './watch-phone';

/** How often the app is told of what is near, as iOS does: the platform's pages do not say. */
const UPDATE_MS = 1000;

/** Numbers, as the typings and all other APIs have them, while these pages write them as text. */
const MESSAGES = {
  11000: 'unsupport',
  11001: 'bluetooth invalid',
  11004: 'already discovering',
  11006: 'uuid invalid',
  11008: 'uuids empty',
} as const;

function failure(error: keyof typeof MESSAGES): ApiFailure {
  return new ApiFailure({ error, errorMessage: MESSAGES[error] });
}

/**
 * iBeacons, which need no adapter: the search, and those it has found.
 * @see mini/api/基础API/设备/蓝牙/iBeacon/my.startBeaconDiscovery.md of AlipayDocs/open-docs
 */
export class BeaconScanner {
  private readonly turns: Turns;
  private uuids: readonly string[] | undefined;
  private found: readonly Beacon[] = [];

  constructor(private readonly host: ApiHost) {
    this.turns = new Turns(host.signal);
    watchPhone(host, 'bluetooth', (now, before) => {
      if (isOn(now) === isOn(before)) return;
      if (!isOn(now)) this.end();
      this.tellState();
    });
  }

  runs(): Readonly<Record<string, Run>> {
    return {
      startBeaconDiscovery: (params) => this.start(params),
      stopBeaconDiscovery: () => {
        const wasActive = this.uuids !== undefined;
        this.end();
        if (wasActive) this.tellState();
        return {};
      },
      getBeacons: () => {
        this.needBluetooth();
        return { beacons: this.found.map(shown), errCode: '0', errorMsg: 'ok' };
      },
    };
  }

  private start({ uuids }: Params): Outcome {
    this.needBluetooth();
    if (!Array.isArray(uuids) || uuids.length === 0) throw failure(11008);
    if (!uuids.every(isUuid)) throw failure(11006);
    if (this.uuids) throw failure(11004);
    this.uuids = uuids.map((uuid) => uuid.toLowerCase());
    this.found = [];
    this.tellState();
    this.turns.later(() => this.update());
    return {};
  }

  private needBluetooth(): void {
    const { bluetooth } = this.host.phone;
    if (bluetooth.supportsBLE === false) throw failure(11000);
    if (!isOn(bluetooth)) throw failure(11001);
  }

  private update(): void {
    const { uuids } = this;
    if (!uuids) return;
    const near = this.host.phone.bluetooth.beacons ?? [];
    this.found = near.filter(({ uuid }) => uuids.includes(uuid.toLowerCase()));
    this.turns.later(() => this.update(), UPDATE_MS);
    if (this.found.length === 0) return;
    this.host.listeners.emit('BeaconUpdate', { beacons: this.found.map(shown) });
  }

  private end(): void {
    this.uuids = undefined;
    this.turns.stop();
  }

  private tellState(): void {
    const available = isOn(this.host.phone.bluetooth);
    const discovering = this.uuids !== undefined;
    this.host.listeners.emit('BeaconServiceChange', { available, discovering });
  }
}

/** "major String", though its typings have numbers. @see my.getBeacons.md */
function shown({ uuid, major, minor, proximity = 2, accuracy = 1, rssi = -60 }: Beacon): Outcome {
  return { uuid, major: String(major), minor: String(minor), proximity, accuracy, rssi };
}
