import type { SystemInfo } from '../../contract/system';
import { asyncApis, type ApiHost, type Outcome } from '../call';
import { BeaconScanner } from './beacons';
import { BluetoothAdapter } from './bluetooth';
import type { AskForScope } from '../permission';
import { WifiModule } from './wifi';

/** What the phone can do by radio with what is near it: `phone.bluetooth` and `phone.wifi`. */
export function nearbyApis(
  host: ApiHost,
  system: () => SystemInfo,
  ask: AskForScope | undefined,
): Outcome {
  return asyncApis(host, {
    ...new BluetoothAdapter(host, () => system().platform, ask).runs(),
    ...new BeaconScanner(host).runs(),
    ...new WifiModule(host, system).runs(),
  });
}
