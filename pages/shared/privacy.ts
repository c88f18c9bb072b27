import { maskPhone } from './mask';

/** Another version is another agreement: everyone is asked again. */
export const PRIVACY_VERSION = '2026-11';
export const PRIVACY_PAGE = '/pages/privacy/privacy';
export const CONSENT_MISSING = '请先阅读并同意隐私政策；不同意也可以用支付宝或用户名登录';

const KEY = 'privacy_agreed';

/**
 * Accounts that agreed on this device: by user id, and by the masked phone number that a code is asked for before
 * it is known whose account it leads to. Alipay keeps the storage of each Alipay account and app apart.
 */
let agreedAccounts: readonly string[] = [];

/** Reads who has agreed before. If it cannot be read, nobody has: to be asked once more does no harm. */
export function loadAgreements(): void {
  void my.getStorage({
    key: KEY,
    success: ({ data }: { data?: unknown }) => add(accountsIn(data)),
  });
}

/** @param account - a user id or a masked phone number */
export function hasAgreed(account: string): boolean {
  return agreedAccounts.includes(account);
}

/** Remembers that an account has agreed, so that it is not asked again on this device. */
export function rememberAgreement(user: { id: number; _phone?: string | null }): void {
  add([`${user.id}`, ...(user._phone ? [maskPhone(user._phone)] : [])]);
  const data = { version: PRIVACY_VERSION, accounts: agreedAccounts };
  void my.setStorage({ key: KEY, data });
}

function add(accounts: readonly string[]): void {
  agreedAccounts = [...new Set([...agreedAccounts, ...accounts])];
}

function accountsIn(stored: unknown): readonly string[] {
  if (typeof stored !== 'object' || stored === null) {
    return [];
  }
  const { version, accounts } = stored as { version?: unknown; accounts?: unknown };
  const isCurrent = version === PRIVACY_VERSION && Array.isArray(accounts);
  return isCurrent ? accounts.filter((account) => typeof account === 'string') : [];
}
