export { AlipayError, sandboxAlipay } from './phone/alipay';
export { memoryStorage } from './phone/memory-storage';
export { createMy, SCOPES } from './my';
// For a transport whose own way is text: requests and answers may hold bytes.
export { fromBase64, toBase64 } from './my/files/bytes';
export type { AskUser, My, MyOptions, MyPhone } from './my';
export { fetchTransport } from './phone/transport';
export type * from './contract/system';
export type * from './contract/types';
