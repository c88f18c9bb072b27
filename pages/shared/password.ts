const MIN_LENGTH = 6;

/** What is wrong with a password to be set; '' if nothing. */
export function newPasswordError(password: string): string {
  if (password === '') {
    return '请填写密码';
  }
  return password.length < MIN_LENGTH ? `密码至少要有 ${MIN_LENGTH} 个字符` : '';
}
