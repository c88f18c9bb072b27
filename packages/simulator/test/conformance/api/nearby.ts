import type { Bluetooth, BluetoothDevice } from '../../../src';
import { phone } from './world';

/** A lock near the phone: `FFE1` is written, `FFE2` answers, `2A19` is its battery. */
export const LOCK: BluetoothDevice = {
  deviceId: 'A1:00:00:00:00:01',
  name: 'Lock',
  RSSI: -50,
  manufacturerData: '4C00',
  services: [
    {
      serviceId: '0000FFE0-0000-1000-8000-00805F9B34FB',
      characteristics: [
        { characteristicId: 'FFE1', properties: { write: true } },
        { characteristicId: 'FFE2', value: '00', properties: { notify: true } },
      ],
    },
    {
      serviceId: '180F',
      isPrimary: false,
      characteristics: [
        { characteristicId: '2A19', value: '64', properties: { read: true, indicate: true } },
      ],
    },
  ],
  answer: ({ value }) => (value === '01' ? { FFE2: 'AA01' } : undefined),
};

/** A device without a name or services. */
export const TAG: BluetoothDevice = { deviceId: 'A1:00:00:00:00:02' };

const BLUETOOTH_EVENTS = [
  'BluetoothAdapterStateChange',
  'BluetoothDeviceFound',
  'BLEConnectionStateChanged',
  'BLECharacteristicValueChange',
];

/** A phone on a fake clock, and all that its radio tells the app. */
export function radio(
  options: Parameters<typeof phone>[0] = {},
  platform: 'iOS' | 'Android' = 'iOS',
  events = BLUETOOTH_EVENTS,
) {
  const world = phone({ system: { platform }, ...options });
  const told: [string, unknown][] = [];
  for (const event of events) {
    world.my[`on${event}`]?.((detail: unknown) => told.push([event, detail]));
  }
  const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  /** What `success` or `fail` gets. */
  const ends = async (api: string, params: object = {}) => (await world.call(api, params))[1];
  /** What has been told since it was last asked. */
  const heard = () => told.splice(0);
  return { ...world, after, ends, heard };
}

export type Radio = ReturnType<typeof radio>;

export const nearby = (...devices: BluetoothDevice[]): { bluetooth: Bluetooth } => ({
  bluetooth: { devices },
});
