import {
  type Authorization,
  type Network,
  SLOW_NETWORK_MS,
  type StatusWorld,
  type StorageArea,
} from 'alipay-mini-simulator';
import type { DeviceName } from './devices';
import { AddressError } from './lost';

/** What the panel decides for the phone. */
export interface Settings {
  /** Alipay user id; the sandbox's first user while it has none of that id. */
  user: string;
  network: Network;
  authorization: Authorization;
  statusWorld: StatusWorld;
  device: DeviceName;
}

export interface Choice<T extends string> {
  value: T;
  label: string;
  /** What is emulated, in the platform's words. */
  hint: string;
}

type Choices = { [K in Exclude<keyof Settings, 'user'>]: readonly Choice<Settings[K]>[] };

/** Every value a setting can take; the first is the default. */
export const CHOICES: Choices = {
  network: [
    { value: 'good', label: '良好', hint: '请求立即发出' },
    { value: 'slow', label: '慢速', hint: `每次往返多等 ${SLOW_NETWORK_MS / 1000} 秒` },
    { value: 'offline', label: '离线', hint: 'my.request 与 my.getAuthCode 以 error 12 失败' },
  ],
  authorization: [
    { value: 'ask', label: '弹出面板，由你回答', hint: '与真机一致' },
    { value: 'agree', label: '自动同意', hint: '不弹面板，直接得到 authCode' },
    {
      value: 'partly',
      label: '自动部分同意',
      hint: '只给会员信息，其余 scope 在 authErrorScopes 里（error 11）',
    },
    { value: 'refuse', label: '自动拒绝', hint: 'error 11，用户取消授权' },
    { value: 'close', label: '自动关闭', hint: 'error 3，未找到授权结果（关闭面板或返回）' },
    {
      value: 'devtools-refuse',
      label: '自动拒绝（开发者工具的形式）',
      hint: '进入 success，但没有 authCode，只有 authErrorScopes',
    },
  ],
  statusWorld: [
    { value: 'success', label: '进 success', hint: '新版基础库：任何 HTTP 状态都进 success' },
    { value: 'fail', label: '进 fail', hint: '旧版基础库：非 2xx 进 fail，error 19 并带状态码' },
  ],
  device: [
    { value: 'standard', label: '全面屏', hint: '375 × 812，底部安全区 34 像素' },
    { value: 'small', label: '小屏', hint: '320 × 568，没有安全区' },
    { value: 'android', label: '安卓', hint: '360 × 780，标题栏高 48 像素' },
  ],
};

const KEY = 'settings';

export const defaultSettings = (): Settings => ({
  user: '',
  network: first('network'),
  authorization: first('authorization'),
  statusWorld: first('statusWorld'),
  device: first('device'),
});

/**
 * Reads the settings: the query string wins over what was stored, which wins over the defaults.
 *
 * @throws {AddressError} for a query value that does not exist; it names the parameter.
 */
export function readSettings(query: URLSearchParams, area: StorageArea): Settings {
  const stored = new URLSearchParams(area.get(KEY) ?? '');
  return {
    user: query.get('user') ?? stored.get('user') ?? '',
    network: readChoice('network', query, stored),
    authorization: readChoice('authorization', query, stored),
    statusWorld: readChoice('statusWorld', query, stored),
    device: readChoice('device', query, stored),
  };
}

export function saveSettings(settings: Settings, area: StorageArea): void {
  area.set(KEY, new URLSearchParams({ ...settings }).toString());
}

function readChoice<K extends keyof Choices>(
  name: K,
  query: URLSearchParams,
  stored: URLSearchParams,
): Settings[K] {
  const asked = query.get(name);
  const found = find(name, asked);
  if (asked !== null && !found) {
    const values = CHOICES[name].map(({ value }) => value).join('、');
    throw new AddressError(`地址参数 ${name} 只能是 ${values}，不能是 "${asked}"`);
  }
  return (found ?? find(name, stored.get(name)))?.value ?? first(name);
}

function find<K extends keyof Choices>(name: K, text: string | null) {
  const choices: readonly Choice<Settings[K]>[] = CHOICES[name];
  return choices.find(({ value }) => value === text);
}

function first<K extends keyof Choices>(name: K): Settings[K] {
  const choices: readonly Choice<Settings[K]>[] = CHOICES[name];
  const [choice] = choices;
  if (!choice) {
    throw new Error(`CHOICES.${name} is empty`);
  }
  return choice.value;
}
