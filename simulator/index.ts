export { AlipayError, sandboxAlipay } from './alipay';
export { SimulatorError } from './errors';
export { memoryStorage } from './memory-storage';
export { createSimulator } from './simulator';
export { fetchTransport } from './transport';
export type * from './types';
