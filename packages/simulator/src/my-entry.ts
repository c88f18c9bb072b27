export { AlipayError, sandboxAlipay } from './phone/alipay';
export { memoryStorage } from './phone/memory-storage';
export { createMy, SCOPES } from './my';
export type { AskUser, My, MyOptions, MyPhone } from './my';
export { fetchTransport } from './phone/transport';
export type * from './contract/system';
export type * from './contract/types';
