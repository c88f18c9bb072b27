import type { Phone, SheetAnswer } from '../../contract/types';
import type { ApiHost } from '../call';
import { grantButtonScope, memberEvent } from './member';
import { readGrants } from './auth';
import type { AskUser } from './auth';

/** What a button with an `open-type` asks for when it is tapped. */
interface OpenTypeRequest {
  readonly openType: string;
  readonly scope: string;
  readonly publicId: string;
  fire(event: string, detail: Record<string, unknown>): void;
}

/**
 * `<button open-type="getAuthorize">`: asks the user for the scope, once.
 * @see mini/component/基础组件/表单组件/button 按钮.md of AlipayDocs/open-docs
 */
export async function authorizeByButton(
  host: ApiHost,
  askUser: AskUser,
  request: OpenTypeRequest,
): Promise<void> {
  if (request.openType !== 'getAuthorize') return;
  const { phone } = host;
  const { scope } = request;
  // 当授权失败时触发
  const fail = (errorMessage: string) =>
    request.fire('error', { type: 'getAuthorize', errorMessage });
  if (phone.network === 'offline') {
    fail('Network Error');
    return;
  }
  if (!readGrants(phone, phone.user).includes(scope)) {
    const agrees = await hasAgreed(phone, () => askUser({ user: phone.user, scopes: [scope] }));
    if (host.signal.aborted) return;
    if (!agrees) {
      fail('用户取消授权');
      return;
    }
    grantButtonScope(phone, scope);
  }
  request.fire('getAuthorize', {});
  const detail = await memberEvent(phone, scope);
  if (!host.signal.aborted) {
    request.fire(scope === 'userInfo' ? 'getUserInfo' : 'getPhoneNumber', detail);
  }
}

/**
 * `<button open-type="lifestyle">`: asks the user to follow the account, once. `followStatus`: 1 已关注, 2 用户不允许关注,
 * 3 发生未知错误.
 * @see mini/component/基础组件/表单组件/button 按钮.md of AlipayDocs/open-docs
 */
export async function followByButton(
  { phone, signal }: ApiHost,
  askUser: () => Promise<boolean>,
  request: OpenTypeRequest,
): Promise<void> {
  const { openType, publicId } = request;
  if (openType !== 'lifestyle') return;
  const key = `follows/${phone.user.userId}/${publicId}`;
  const tell = (followStatus: 1 | 2 | 3) => request.fire('followLifestyle', { followStatus });
  if (publicId === '' || phone.network === 'offline') {
    tell(3);
    return;
  }
  if (phone.storage.get(key) === undefined) {
    const agrees = await hasAgreed(phone, async () => ((await askUser()) ? 'agree' : 'refuse'));
    if (signal.aborted) return;
    if (!agrees) {
      tell(2);
      return;
    }
    phone.storage.set(key, 'true');
  }
  tell(1);
}

/** What the phone's settings answer, or else its user. */
async function hasAgreed(phone: Phone, ask: () => Promise<SheetAnswer>): Promise<boolean> {
  const answer = phone.authorization === 'ask' ? await ask() : phone.authorization;
  return answer === 'agree' || answer === 'partly';
}
