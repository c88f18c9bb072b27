/** What is wrong with a code from a text message; '' if nothing. */
export function codeError(code: string): string {
  return /^\d{6}$/.test(code) ? '' : '请填写短信里的 6 位数字';
}
