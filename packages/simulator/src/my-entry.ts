export { AlipayError, sandboxAlipay } from './phone/alipay';
export { memoryStorage } from './phone/memory-storage';
export { createMy, SCOPES } from './my';
export type { AppIdentity, AskUser, My, MyOptions, MyPhone, SheetAnswer, SystemInfo } from './my';
export { fetchTransport } from './phone/transport';
export type * from './contract/types';
