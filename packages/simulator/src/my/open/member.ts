import { ApiFailure } from '../../contract/errors';
import type { MemberCode, Phone } from '../../contract/types';
import { asyncApi, type ApiHost } from '../call';
import { networkDelay } from '../network/delay';
import { addGrants, readGrants } from './auth';

/** @see mini/api/开放能力API/获取会员手机号/my.getPhoneNumber.md of AlipayDocs/open-docs */
const ERRORS: Readonly<Record<Exclude<MemberCode, '10000'>, Record<string, string>>> = {
  '20000': {
    msg: 'Service Currently Unavailable',
    subCode: 'aop.unknow-error',
    subMsg: '系统繁忙',
  },
  '40001': {
    msg: 'Missing Required Arguments',
    subCode: 'isv.missing-encrypt-key',
    subMsg: '缺少加密配置',
  },
  '40003': {
    msg: 'Insufficient Conditions',
    subCode: 'isv.invalid-auth-relations',
    subMsg: '无效的授权关系',
  },
  '40006': {
    msg: 'Insufficient Permissions',
    subCode: 'isv.insufficient-isv-permissions',
    subMsg: 'ISV权限不足，建议在开发者中心检查对应功能是否已经添加',
  },
};

/** Made up, of an area that has no subscribers. */
const PHONE_NUMBER = '13900000000';

/**
 * `my.getPhoneNumber` and `my.getOpenUserInfo`. Both succeed as calls even where Alipay refuses: what it says stands
 * inside `response`.
 */
export function memberApis(host: ApiHost): Record<string, unknown> {
  return {
    getPhoneNumber: asyncApi(host, 'getPhoneNumber', async () => ({
      response: await phoneNumber(host.phone),
    })),
    /** Its predecessor, for those who granted `auth_user`. */
    getAuthUserInfo: asyncApi(host, 'getAuthUserInfo', async () => {
      await reach(host.phone);
      if (!readGrants(host.phone, host.phone.user).includes('auth_user')) {
        throw new ApiFailure({ error: 10, errorMessage: '用户未授权' });
      }
      const { nickname, avatar = '' } = host.phone.user;
      return { nickName: nickname, avatar };
    }),
    getRunData: asyncApi(host, 'getRunData', ({ countDate }) => runData(countDate)),
    getOpenUserInfo: asyncApi(host, 'getOpenUserInfo', async () => {
      await reach(host.phone);
      const code = codeFor(host.phone, 'userInfo');
      const { nickname, avatar = '' } = host.phone.user;
      const response =
        code === '10000'
          ? { code, msg: 'Success', nickName: nickname, avatar }
          : { code, ...ERRORS[code] };
      return { response: JSON.stringify({ response }) };
    }),
  };
}

/** Remembers that the user agreed to the sheet of a `<button open-type="getAuthorize">`. */
export function grantButtonScope(phone: Phone, scope: string): void {
  addGrants(phone, phone.user, [scope]);
}

/** What the button of the newer style hands over at once, instead of a call of its own. */
export async function memberEvent(phone: Phone, scope: string): Promise<Record<string, unknown>> {
  if (scope === 'userInfo') {
    const { nickname, avatar = '' } = phone.user;
    return { userInfo: { avatar, nickName: nickname } };
  }
  const text = await phoneNumber(phone);
  const { response, sign } = JSON.parse(text) as { response: string; sign?: string };
  return { encryptedData: response, ...(sign === undefined ? {} : { sign }) };
}

async function phoneNumber(phone: Phone): Promise<string> {
  await reach(phone);
  const code = codeFor(phone, 'phoneNumber');
  if (phone.alipay.issuePhoneNumber && code === '10000') {
    return phone.alipay.issuePhoneNumber({ userId: phone.user.userId });
  }
  const content =
    code === '10000' ? { code, msg: 'Success', mobile: PHONE_NUMBER } : { code, ...ERRORS[code] };
  // An error, or anything without an AES key, stays text.
  return JSON.stringify({ response: JSON.stringify(content) });
}

/** Without the user's grant nothing else is looked at. */
function codeFor(phone: Phone, scope: 'phoneNumber' | 'userInfo'): MemberCode {
  if (phone.memberCode === '40001' || phone.memberCode === '20000') return phone.memberCode;
  return readGrants(phone, phone.user).includes(scope) ? phone.memberCode : '40003';
}

async function reach(phone: Phone): Promise<void> {
  if (phone.network === 'offline') {
    throw new ApiFailure({ error: 12, errorMessage: 'Network Error' });
  }
  await networkDelay(phone, new AbortController().signal);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Encrypted on a device; here in plain text, as without an AES key.
 * @see mini/api/开放能力API/运动数据/my.getRunData.md of AlipayDocs/open-docs
 */
function runData(countDate: unknown): Record<string, unknown> {
  if (typeof countDate !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(countDate)) {
    throw new ApiFailure({ error: 2, errorMessage: '接口参数无效' });
  }
  // 目前只支持查询最近 30 天内的运动步数，若超过 30 天，则返回的步数为 0.
  const isRecent = Date.now() - Date.parse(countDate) <= 30 * DAY_MS;
  const content = { code: '10000', msg: 'Success', count: isRecent ? 6000 : 0, countDate };
  return { response: JSON.stringify({ response: JSON.stringify(content) }) };
}
