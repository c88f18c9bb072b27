import { apiGroup } from './read';

/** @see ./read.ts for how a line is read */
export const NETWORK = apiGroup(
  '网络、缓存',
  `
real request(url dataType method data headers header timeout referrerStrategy enableCookie) data status headers statusCode header
real httpRequest(url method data headers timeout dataType) data status headers
real downloadFile(url header filePath timeout) apFilePath tempFilePath filePath headers header
real uploadFile(url filePath name fileType hideLoading header headers formData fileName timeout) data statusCode header
real connectSocket(multiple url data header protocols)
real sendSocketMessage(data isBuffer) success
real closeSocket(code reason) message
real getNetworkType() networkAvailable networkType
real setStorage(data key)
real setStorageSync(data key) = success error errorMessage
real getStorage(key) data
real getStorageSync(key) = data
real removeStorage(key) success
real removeStorageSync(key) = success
real clearStorage() success
real clearStorageSync() = success
real getStorageInfo() keys currentSize limitSize
real getStorageInfoSync() = keys currentSize limitSize
real event SocketOpen
real event SocketMessage
real event SocketError
real event SocketClose
real event NetworkStatusChange
`,
);
