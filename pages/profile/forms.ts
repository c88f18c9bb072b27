import type { CurrentUser } from '../../client/index';
import type { FormField, FormValues } from '../../components/entry-form/props';
import { emailError, kindOf, phoneError } from '../shared/account-name';
import {
  codeErrors,
  emailErrors,
  nicknameErrors,
  passwordErrors,
  phoneErrors,
  usernameErrors,
  type Sentences,
} from '../shared/error-text';
import { newPasswordError } from '../shared/password';
import { codeError } from '../shared/sms-code';
import type { UserView } from '../shared/user-view';
import { visible } from '../shared/visible';

/** A row of the page, which opens a form. */
export type Row = 'nickname' | 'username' | 'phone' | 'email' | 'password';

/** `verifyPhone` takes the place of `phone` while the number waits for its code. */
export type FormName = Row | 'verifyPhone';

/** `verifyEmail` has nothing to fill in. */
export type OpenForm = FormName | 'verifyEmail';

/** No form is open, and nothing of the last one is left. */
export const CLOSED = {
  editing: '',
  form: '',
  hints: {},
  errors: {},
  asksConsent: false,
  agreed: false,
  consentError: '',
  error: '',
} as const;

export interface Form {
  fields: FormField[];
  submitText: string;
}

export const FORMS: Readonly<Record<FormName, Form>> = {
  nickname: {
    fields: [{ name: 'nickname', label: '新昵称', maxlength: 64, placeholder: '大家这样称呼你' }],
    submitText: '保存昵称',
  },
  username: {
    fields: [{ name: 'username', label: '新用户名', maxlength: 64, placeholder: '用它和密码登录' }],
    submitText: '保存用户名',
  },
  phone: {
    fields: [
      {
        name: 'phone',
        label: '新手机号',
        type: 'number',
        maxlength: 16,
        placeholder: '用它和密码或验证码登录',
        hint: '保存后再用短信验证码验证',
      },
    ],
    submitText: '保存手机号',
  },
  verifyPhone: {
    fields: [
      {
        name: 'code',
        label: '验证码',
        type: 'number',
        maxlength: 6,
        placeholder: '6 位数字',
        hint: '验证码会发到上面的手机号',
        sendsCode: true,
      },
    ],
    submitText: '验证手机号',
  },
  email: {
    fields: [
      {
        name: 'email',
        label: '新邮箱',
        maxlength: 254,
        placeholder: 'name@example.com',
        hint: '保存后再用邮件里的链接验证',
      },
    ],
    submitText: '保存邮箱',
  },
  password: {
    fields: [
      {
        name: 'password',
        label: '当前密码',
        password: true,
        maxlength: 128,
        placeholder: '从未设置过就留空',
      },
      {
        name: 'newPassword',
        label: '新密码',
        password: true,
        maxlength: 128,
        placeholder: '至少 6 个字符',
      },
    ],
    submitText: '保存密码',
  },
};

/** What the values of a form would change. */
export interface Change {
  /** What is wrong with the values, by field; all '' if nothing. */
  errors: FormValues;
  apply: (user: CurrentUser) => Promise<unknown>;
  sentences: Sentences;
}

export function changeOf(form: FormName, values: FormValues): Change {
  const text = (name: string) => values[name] ?? '';
  const trimmed = (name: string) => text(name).trim();
  switch (form) {
    case 'nickname': {
      const nickname = visible(trimmed('nickname'));
      return {
        errors: { nickname: nickname === '' ? '请填写昵称' : '' },
        apply: (user) => user.set('nickname', nickname).update(),
        sentences: nicknameErrors,
      };
    }
    case 'username': {
      const username = trimmed('username');
      // The login form would take a name that looks like one of the others for that.
      const isName = username !== '' && kindOf(username) === 'username';
      return {
        errors: { username: isName ? '' : '请填写用户名，不能是手机号或邮箱' },
        apply: (user) => user.setUsername(username),
        sentences: usernameErrors,
      };
    }
    case 'phone': {
      const phone = trimmed('phone');
      return {
        errors: { phone: phoneError(phone) },
        apply: (user) => user.setMobilePhone(phone),
        sentences: phoneErrors,
      };
    }
    case 'verifyPhone': {
      const code = text('code');
      return {
        errors: { code: codeError(code) },
        // The answer to the last attempt may have been lost, or another device been faster: a code is good once.
        apply: (user) => (user._phone_verified ? Promise.resolve() : user.verifyMobilePhone(code)),
        sentences: codeErrors,
      };
    }
    case 'email': {
      const email = trimmed('email');
      return {
        errors: { email: emailError(email) },
        apply: (user) => user.setEmail(email),
        sentences: emailErrors,
      };
    }
    case 'password': {
      const [password, newPassword] = [text('password'), text('newPassword')];
      return {
        errors: { newPassword: newPasswordError(newPassword) },
        // An account without a password sets its first one; one that has a password must know it.
        apply: (user) =>
          password === ''
            ? user.setAccount({ password: newPassword })
            : user.updatePassword({ password, newPassword }),
        sentences: passwordErrors,
      };
    }
  }
}

/** Whether a form has nothing more to wait for: what it verifies is verified, or gone. The user may have two devices. */
export function isOver(form: '' | OpenForm, user: UserView): boolean {
  switch (form) {
    case 'verifyPhone':
      return user.phone === '' || user.isPhoneVerified;
    case 'verifyEmail':
      return user.email === '' || user.isEmailVerified;
    default:
      return false;
  }
}
