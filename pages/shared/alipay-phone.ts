import { isHError, type CurrentUser } from '../../client/index';

/**
 * Logs in silently and gives the user the phone number that Alipay has just handed out, encrypted for the server. For a
 * newcomer the server is asked first whether the number is free: a new account without it would be in the way of the one
 * that has it. 知晓云 has no such operation; docs/server.md says what an own backend has to offer.
 * @param response what `my.getPhoneNumber` gave
 */
export async function enterWithAlipayPhone(response: string): Promise<CurrentUser> {
  const send = (part = '') =>
    my.BaaS.request({
      url: `/hserve/v2.5/idp/alipay/phone-number/${part}`,
      method: 'POST',
      data: { response },
    });
  try {
    await my.BaaS.auth.loginWithAlipay({ createUser: false });
  } catch (error) {
    if (!isHError(error) || error.code !== 404) {
      throw error;
    }
    await send('check/');
    await my.BaaS.auth.silentLogin();
  }
  await send();
  return my.BaaS.auth.getCurrentUser();
}
