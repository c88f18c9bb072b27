/** What radio brings to the phone: Bluetooth devices, iBeacons and Wi-Fi. All ids and values are text. */

/** A characteristic of a Bluetooth service. UUIDs may be short: `FFE1` is `0000FFE1-0000-1000-8000-00805F9B34FB`. */
export interface BleCharacteristic {
  readonly characteristicId: string;
  /** Hexadecimal. A new one, in a new description of the device, is told to an app that asked for it. Default: empty. */
  readonly value?: string;
  /** What can be done with it. Default: nothing. */
  readonly properties?: {
    readonly read?: boolean;
    readonly write?: boolean;
    readonly notify?: boolean;
    readonly indicate?: boolean;
  };
}

export interface BleService {
  readonly serviceId: string;
  /** Default true. */
  readonly isPrimary?: boolean;
  readonly characteristics: readonly BleCharacteristic[];
}

/** What an app has written. */
export interface BleWrite {
  readonly serviceId: string;
  readonly characteristicId: string;
  /** Hexadecimal. */
  readonly value: string;
}

export interface BluetoothDevice {
  /** A MAC address on Android, a UUID on iOS. */
  readonly deviceId: string;
  readonly name?: string;
  /** Default: `name`. */
  readonly localName?: string;
  /** In dBm. Default -60. */
  readonly RSSI?: number;
  /** Hexadecimal. Default: none. */
  readonly advertisData?: string;
  /** Hexadecimal. Default: none. */
  readonly manufacturerData?: string;
  /** UUIDs of the services that it advertises, by which a search may pick it. Default: its primary services. */
  readonly advertises?: readonly string[];
  readonly services?: readonly BleService[];
  /** Whether it lets itself be connected. Default true. */
  readonly connectable?: boolean;
  /** Bytes of one transfer, three of which are not the app's. Default 23. */
  readonly mtu?: number;
  /**
   * What it does once an app has written to it: new values, by characteristic. It may give none.
   * @example
   * answer: ({ value }) => (value === '01' ? { FFE2: '5504830100D2' } : {})
   */
  answer?(written: BleWrite): Readonly<Record<string, string | undefined>> | undefined;
}

export interface Beacon {
  readonly uuid: string;
  readonly major: number | string;
  readonly minor: number | string;
  /** 0 to 3: unknown, very near, near, far. Default 2. */
  readonly proximity?: number;
  /** How far away it is. Default 1. */
  readonly accuracy?: number;
  /** In dBm. Default -60. */
  readonly rssi?: number;
}

export interface Bluetooth {
  /** The switch in the phone's settings. Default true. */
  readonly enabled?: boolean;
  /** Whether Alipay may use it, which the phone's settings say too. Default true. */
  readonly authorized?: boolean;
  /** Whether the phone can do low energy. Default true. */
  readonly supportsBLE?: boolean;
  /** What is near. Default: nothing. */
  readonly devices?: readonly BluetoothDevice[];
  readonly beacons?: readonly Beacon[];
}

export interface WifiNetwork {
  readonly SSID: string;
  readonly BSSID: string;
  /** Default: whether it has a password. */
  readonly secure?: boolean;
  readonly password?: string;
  /** 0 to 100. Default 80. */
  readonly signalStrength?: number;
}

export interface Wifi {
  /** The switch in the phone's settings. Default true. */
  readonly enabled?: boolean;
  /** What is near. */
  readonly networks: readonly WifiNetwork[];
  /** BSSID of the network that the phone is in. Default: it is in none. */
  readonly connected?: string;
}
