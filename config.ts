import type { Scope } from './client/index';

/** A scope that the authorize page offers beside the profile, unticked. */
export interface OptionalScope {
  scope: Scope;
  title: string;
  /** What the app uses it for, in words for the user. */
  purpose: string;
}

/**
 * The one place that says which 知晓云 app this mini program talks to, and what it has been granted by Alipay.
 *
 * The defaults reach the local server that `npm start` runs. For a device, build with
 * `BAAS_CLIENT_ID=… BAAS_HOST=https://… npm run build:release`, or write both here.
 */
export const config = {
  /** 知晓云 ClientID. */
  clientID: 'local-sample',
  /** Origin of the 知晓云 API, without a path. A device accepts `https:` only. */
  host: 'http://127.0.0.1:7290',
  /**
   * Scopes that the authorize page offers. Keep those alone that the app has on the open platform: for any other,
   * Alipay closes its sheet with error 3, and the page offers the way without it. Both below need the ability to
   * send messages of a life account (生活号消息), granted to the app there; Alipay's current page of
   * `my.getAuthCode` no longer lists them, so that a new app may not get them. An empty list is fine.
   * @see https://opendocs.alipay.com/mini/api/openapi-authorize
   */
  optionalScopes: [
    {
      scope: 'auth_life_msg',
      title: '生活号消息',
      purpose: '登录或资料有变动时，用消息告诉你',
    },
    {
      scope: 'auth_life_msg_tele',
      title: '生活号消息（关联手机号）',
      purpose: '找回账号时，用你的手机号核对身份并通知你',
    },
  ] satisfies OptionalScope[],
  /**
   * Whether the account page offers to take the phone number from Alipay. Set it only if both are there: the app has
   * the product 获取会员手机号 with an AES key (company apps only), and the backend is an own one with
   * `ALIPAY_AES_KEY`. 知晓云's cloud has no endpoint that could read the number.
   * @see https://opendocs.alipay.com/mini/api/getphonenumber
   */
  alipayPhoneNumber: false as boolean,
};
