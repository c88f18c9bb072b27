import type { CurrentUser } from '../../client/index';
import type { UserTag } from '../../components/user-card/props';
import { maskEmail, maskPhone } from './mask';

/** What the pages show of a user: plain text, with phone and e-mail masked. */
export interface UserView {
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

/** Before a user is known, and after. */
export const NOBODY: UserView = {
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
  const nickname = user.nickname ?? '';
  const username = user._username ?? '';
  const email = user._email ? maskEmail(user._email) : '';
  const phone = user._phone ? maskPhone(user._phone) : '';
  return {
    name: nickname || username || email || phone || '未命名用户',
    avatar: user.avatar ?? '',
    caption: `ID ${user.id}`,
    tags: [tagOf(isAuthorized, isLinked)],
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

function tagOf(isAuthorized: boolean, isLinked: boolean): UserTag {
  if (!isLinked) {
    return { text: '未关联支付宝', type: 'warning' };
  }
  return isAuthorized ? { text: '已授权', type: 'success' } : { text: '静默登录', type: 'primary' };
}
