import type { Credentials } from '../../client/index';

/** What a user may log in with, told from the text itself. */
export type AccountKind = 'username' | 'email' | 'phone';

export const KIND_NAMES: Readonly<Record<AccountKind, string>> = {
  username: '用户名',
  email: '邮箱',
  phone: '手机号',
};

/** An @ makes an e-mail address; a mainland number, or a leading +, makes a phone number. */
export function kindOf(account: string): AccountKind {
  if (account.includes('@')) {
    return 'email';
  }
  return /^(1[3-9]\d{9}|\+\d+)$/.test(account) ? 'phone' : 'username';
}

/** What is wrong with an e-mail address; '' if nothing. */
export function emailError(email: string): string {
  if (email === '') {
    return '请填写邮箱';
  }
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? '' : '邮箱格式不对，例如 name@example.com';
}

/** What is wrong with a phone number; '' if nothing. */
export function phoneError(phone: string): string {
  if (phone === '') {
    return '请填写手机号';
  }
  return /^\+?\d{6,15}$/.test(phone) ? '' : '手机号格式不对，例如 13800138000';
}

/** What is wrong with a user name, e-mail address or phone number; '' if nothing. */
export function accountError(account: string): string {
  if (account === '') {
    return '请填写用户名、邮箱或手机号';
  }
  return kindOf(account) === 'email' ? emailError(account) : '';
}

export function toCredentials(account: string, password: string): Credentials {
  switch (kindOf(account)) {
    case 'email':
      return { email: account, password };
    case 'phone':
      return { phone: account, password };
    case 'username':
      return { username: account, password };
  }
}
