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
export type AgreedAccounts = readonly string[];

/** Before the storage has been read. */
export const NO_ACCOUNTS: AgreedAccounts = [];

/** @returns no accounts if it cannot be read: to be asked once more does no harm */
export function readAgreedAccounts(): Promise<AgreedAccounts> {
  return new Promise((resolve) => {
    void my.getStorage({
      key: KEY,
      success: ({ data }: { data?: unknown }) => resolve(accountsIn(data)),
      fail: () => resolve(NO_ACCOUNTS),
    });
  });
}

function accountsIn(stored: unknown): AgreedAccounts {
  if (typeof stored !== 'object' || stored === null) {
    return NO_ACCOUNTS;
  }
  const { version, accounts } = stored as { version?: unknown; accounts?: unknown };
  const isCurrent = version === PRIVACY_VERSION && Array.isArray(accounts);
  return isCurrent ? accounts.filter((account) => typeof account === 'string') : NO_ACCOUNTS;
}

/** Remembers that an account has agreed, so that it is not asked again on this device. */
export async function rememberAgreement(user: {
  id: number;
  _phone?: string | null;
}): Promise<AgreedAccounts> {
  const names = [`${user.id}`, ...(user._phone ? [maskPhone(user._phone)] : [])];
  const accounts = [...new Set([...(await readAgreedAccounts()), ...names])];
  void my.setStorage({ key: KEY, data: { version: PRIVACY_VERSION, accounts } });
  return accounts;
}
