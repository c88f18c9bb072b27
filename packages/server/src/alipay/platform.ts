import type { Queries } from '../storage/schema';
import type { SealedAnswer } from './phone-number';

/** What Alipay tells of a user who granted `auth_user`, in the words of `alipay.user.info.share`. */
export interface AlipayProfile {
  nick_name?: string;
  avatar?: string;
  /** `F` or `M`. */
  gender?: string;
  province?: string;
  city?: string;
}

/** An Alipay user, who has at least one of the two identifiers. */
export interface AlipayIdentity {
  /** `user_id`: 16 digits that begin with 2088. Newer apps are not told it. */
  userId?: string;
  /** `open_id`: valid for one app alone. Older apps are not told it. */
  openId?: string;
  /** Scopes known to be granted with this code. */
  scopes: readonly string[];
  /** Present when `auth_user` was granted and asked for. */
  profile?: AlipayProfile;
}

/** `auth_base` gives the identifier alone, `auth_user` the profile too. */
export type AlipayScope = 'auth_base' | 'auth_user';

/** Alipay as this server needs it: somebody who knows whom an auth code belongs to. */
export interface AlipayPlatform {
  /** The Alipay app that identifiers belong to. */
  readonly appId: string;
  /**
   * Exchanges a code from `my.getAuthCode`, once, for the Alipay user it stands for.
   *
   * @param wanted `auth_user` asks for the profile as well.
   * @throws {HttpError} 400 if the code is unknown, used or expired; 502 if Alipay cannot be asked.
   */
  exchange(code: string, wanted: AlipayScope): Promise<AlipayIdentity>;
  /**
   * As `exchange`, in the transaction of a login. For a platform whose codes lie in this server's database; it is
   * then used in place of `exchange`.
   */
  redeem?(tx: Queries, code: string, wanted: AlipayScope): Promise<AlipayIdentity>;
  /**
   * The phone number in an answer of `my.getPhoneNumber`; absent if the app's AES key is not set.
   *
   * @throws {HttpError} 400, 403, 502 or 503: see `openPhoneNumber`.
   */
  phoneNumber?(answer: SealedAnswer): string;
}
