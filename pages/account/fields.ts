import type { FormField } from '../../components/entry-form/props';

/** `code`: with a phone number and a code sent to it, instead of a password. */
export type Mode = 'login' | 'code' | 'register';

const account: FormField = {
  name: 'account',
  label: '账号',
  placeholder: '用户名、邮箱或手机号',
  maxlength: 254,
};

const password: FormField = {
  name: 'password',
  label: '密码',
  password: true,
  placeholder: '请输入密码',
  maxlength: 128,
};

export const FIELDS: Readonly<Record<Mode, FormField[]>> = {
  login: [account, password],
  register: [account, { ...password, placeholder: '至少 6 个字符' }],
  code: [
    {
      name: 'phone',
      label: '手机号',
      type: 'number',
      placeholder: '接收验证码的手机号',
      maxlength: 16,
    },
    {
      name: 'code',
      label: '验证码',
      type: 'number',
      placeholder: '6 位数字',
      maxlength: 6,
      sendsCode: true,
    },
  ],
};
