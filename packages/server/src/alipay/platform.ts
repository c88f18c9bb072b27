/** What Alipay tells of a user who granted `auth_user`, in the words of `alipay.user.info.share`. */
export interface AlipayProfile {
  nick_name?: string;
  avatar?: string;
  /** `F` or `M`. */
  gender?: string;
  province?: string;
  city?: string;
}

export interface AlipayIdentity {
  /** `user_id`, or the app-scoped `open_id` of newer apps. */
  userId: string;
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
}
