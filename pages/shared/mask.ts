/*
 * 知晓云 sends users their own phone number and e-mail address whole. Alipay's security guide (小程序开发安全指引)
 * wants both masked even before their owner, so that the pages keep nothing but the masked form in their data.
 */

/** The first 3 and the last 2 digits. */
export function maskPhone(phone: string): string {
  return phone.slice(0, 3) + '*'.repeat(Math.max(phone.length - 5, 2)) + phone.slice(-2);
}

/** The first 3 characters before the @, and the domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(at, 3))}***${email.slice(at)}`;
}
