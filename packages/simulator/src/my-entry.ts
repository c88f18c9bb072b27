export { AlipayError, sandboxAlipay } from './alipay';
export { memoryStorage } from './memory-storage';
export { createMy, SCOPES } from './my';
export type { AppIdentity, AskUser, My, MyOptions, MyPhone, SheetAnswer, SystemInfo } from './my';
export { fetchTransport } from './transport';
export type * from './types';
