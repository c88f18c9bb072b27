import type { CurrentUser } from '../../client/index';
import type { UserTag } from '../../components/user-card/props';
import { LOGIN_WAY_NAMES, loginWay } from './login-way';
import { maskEmail, maskPhone } from './mask';
import { visible } from './visible';

/** What the pages show of a user: plain text, with phone and e-mail masked. */
export interface UserView {
  /** '' while no user is known. */
  id: string;
  /** What the user is called, never empty: nickname, else what the account is named by, else a stand-in. */
  name: string;
  avatar: string;
  /** For example `ID 42`. */
  caption: string;
  tags: UserTag[];
  isAuthorized: boolean;
  isLinked: boolean;
  /** '' if not set, as the next three. */
  nickname: string;
  username: string;
  email: string;
  phone: string;
  isEmailVerified: boolean;
  isPhoneVerified: boolean;
}

/** While no user is known. */
export const NOBODY: UserView = {
  id: '',
  name: '',
  avatar: '',
  caption: '',
  tags: [],
  isAuthorized: false,
  isLinked: false,
  nickname: '',
  username: '',
  email: '',
  phone: '',
  isEmailVerified: false,
  isPhoneVerified: false,
};

export function toUserView(user: CurrentUser): UserView {
  const isAuthorized = user.is_authorized === true;
  const isLinked = Boolean(user._provider?.alipay?.user_id);
  const nickname = visible(user.nickname ?? '');
  const username = user._username ?? '';
  const email = user._email ? maskEmail(user._email) : '';
  const phone = user._phone ? maskPhone(user._phone) : '';
  return {
    id: `${user.id}`,
    name: nickname || username || email || phone || '未命名用户',
    avatar: user.avatar ?? '',
    caption: `ID ${user.id}`,
    tags: tagsOf(isAuthorized, isLinked),
    isAuthorized,
    isLinked,
    nickname,
    username,
    email,
    phone,
    isEmailVerified: user._email_verified === true,
    isPhoneVerified: user._phone_verified === true,
  };
}

/** How the user really came in, and what else is known of the account. */
function tagsOf(isAuthorized: boolean, isLinked: boolean): UserTag[] {
  const way = loginWay();
  const wayTag: UserTag = { text: LOGIN_WAY_NAMES[way], type: 'primary' };
  const authorized: UserTag = { text: '已授权', type: 'success' };
  if (!isLinked) {
    const unlinked: UserTag = { text: '未关联支付宝', type: 'warning' };
    return way === 'alipay' ? [unlinked] : [wayTag, unlinked];
  }
  if (way === 'alipay') {
    return [isAuthorized ? authorized : wayTag];
  }
  return isAuthorized ? [wayTag, authorized] : [wayTag];
}
