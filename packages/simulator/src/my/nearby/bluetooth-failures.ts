import { ApiFailure } from '../../contract/errors';
import type { Params } from '../call';

/** @see mini/api/基础API/设备/蓝牙/蓝牙 API 错误码对照表.md of AlipayDocs/open-docs */
const MESSAGES = {
  12: '蓝牙未打开',
  14: '未授权支付宝使用蓝牙功能',
  10000: '未初始化蓝牙适配器',
  10001: '当前蓝牙适配器不可用',
  10002: '没有找到指定设备',
  10003: '连接失败',
  10004: '没有找到指定服务',
  10005: '没有找到指定特征值',
  10006: '当前连接已断开',
  10007: '当前特征值不支持此操作',
  10010: '没有找到指定描述符',
  10011: '设备 id 不可用',
  10012: '服务 id 不可用',
  10013: '特征 id 不可用',
  10014: '发送的数据为空或格式错误',
  10016: '缺少参数',
  10017: '写入特征值失败',
} as const;

export function bluetoothFailure(error: keyof typeof MESSAGES): ApiFailure {
  return new ApiFailure({ error, errorMessage: MESSAGES[error] });
}

const IDS = { deviceId: 10011, serviceId: 10012, characteristicId: 10013 } as const;

type IdName = keyof typeof IDS;

/** Ids that an API requires: one that is missing is 10016, one that is no id has an error of its own. */
export function readIds<N extends IdName>(params: Params, ...names: N[]): Record<N, string> {
  if (names.some((name) => params[name] === undefined)) throw bluetoothFailure(10016);
  for (const name of names) {
    if (typeof params[name] !== 'string' || params[name] === '') throw bluetoothFailure(IDS[name]);
  }
  return params as Record<N, string>;
}
