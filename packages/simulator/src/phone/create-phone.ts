import { memoryStorage } from './memory-storage';
import { fetchTransport } from './transport';
import type { Phone } from '../contract/types';

/** A phone's settings: who uses it and who answers for Alipay; the rest has defaults. */
export type PhoneOptions = Pick<Phone, 'user' | 'alipay'> & Partial<Omit<Phone, 'user' | 'alipay'>>;

const HOME_NETWORK = { SSID: 'Home', BSSID: '02:00:00:00:00:01', password: '12345678' };
const HOME = { networks: [HOME_NETWORK], connected: HOME_NETWORK.BSSID };

export function createPhone(options: PhoneOptions): Phone {
  return {
    user: options.user,
    alipay: options.alipay,
    authorization: options.authorization ?? 'ask',
    closeCode: options.closeCode ?? 3,
    network: options.network ?? 'good',
    statusWorld: options.statusWorld ?? 'success',
    storage: options.storage ?? memoryStorage(),
    transport: options.transport ?? fetchTransport,
    hosts: options.hosts ?? {},
    openSocket: options.openSocket ?? ((url, protocols) => new WebSocket(url, protocols)),
    answers: options.answers ?? {},
    memberCode: options.memberCode ?? '10000',
    clipboard: options.clipboard ?? '',
    bluetooth: options.bluetooth ?? {},
    wifi: options.wifi ?? HOME,
    camera: options.camera ?? {},
    planRoute: options.planRoute,
  };
}
