import type { CurrentUser } from '../../client/index';
import type { FormField, FormValues } from '../../components/entry-form/props';
import type { Tab } from '../../components/segmented-tabs/props';
import { config } from '../../config';
import {
  accountError,
  KIND_NAMES,
  kindOf,
  phoneError,
  toCredentials,
} from '../shared/account-name';
import { enterWithAlipayPhone } from '../shared/alipay-phone';
import {
  alipayPhoneErrors,
  codeErrors,
  errorText,
  linkErrors,
  loginErrors,
  registerErrors,
  sendCodeErrors,
  SESSION_ENDED,
  type Sentences,
} from '../shared/error-text';
import { logInBy, type LoginWay } from '../shared/login-way';
import { maskPhone } from '../shared/mask';
import { goHome, openPage } from '../shared/navigation';
import { newPasswordError } from '../shared/password';
import {
  CONSENT_MISSING,
  hasAgreed,
  loadAgreements,
  PRIVACY_PAGE,
  rememberAgreement,
} from '../shared/privacy';
import { leave, run } from '../shared/run';
import { codeError } from '../shared/sms-code';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';
import { FIELDS, type Mode } from './fields';

interface AccountData {
  /** `link`: logged in, and linking is under way or has failed. */
  view: 'form' | 'link';
  tabs: Tab[];
  mode: Mode;
  fields: FormField[];
  hints: FormValues;
  errors: FormValues;
  /** When the last code was sent, in milliseconds since 1970; 0 before. */
  codeSentAtMs: number;
  /** The form takes a phone number or an e-mail address, and the user has not agreed to that yet. */
  asksConsent: boolean;
  agreed: boolean;
  consentError: string;
  user: UserView;
  /** The server refuses to link these two for good: only another account can help. */
  isRefused: boolean;
  /** The app may ask Alipay for the phone number, and its backend can read it. */
  offersPhone: boolean;
  busy: '' | 'sendCode' | 'submit' | 'link' | 'phone';
  error: string;
}

Page({
  data: (): AccountData => ({
    view: 'form',
    tabs: [
      { key: 'login', title: '密码登录' },
      { key: 'code', title: '验证码登录' },
      { key: 'register', title: '注册' },
    ],
    mode: 'login',
    fields: FIELDS.login,
    hints: {},
    errors: {},
    codeSentAtMs: 0,
    asksConsent: false,
    agreed: false,
    consentError: '',
    user: NOBODY,
    isRefused: false,
    offersPhone: config.alipayPhoneNumber,
    busy: '',
    error: '',
  }),

  onLoad() {
    loadAgreements();
  },

  onUnload() {
    leave(this);
  },

  /** The account or phone number in the form: beside the data, which show a phone number masked only. */
  name: '',

  /** To and from `code` the fields are other ones, and empty; the wait for the next code goes on. */
  changeMode(mode: Mode) {
    const keepsName = mode !== 'code' && this.data.mode !== 'code';
    this.name = keepsName ? this.name : '';
    this.setData({
      mode,
      fields: FIELDS[mode],
      hints: keepsName ? this.data.hints : {},
      errors: {},
      asksConsent: this.needsConsent(mode, this.name),
      consentError: '',
      error: '',
    });
  },

  /** Only what takes a phone number or an e-mail address into a new place asks: a code login and a registration. */
  needsConsent(mode: Mode, name: string): boolean {
    if (mode === 'code') {
      return !hasAgreed(maskPhone(name));
    }
    return mode === 'register' && name !== '' && kindOf(name) !== 'username';
  },

  handleInput(text: string, field: string) {
    const { mode, hints, errors } = this.data;
    // What was said of the last attempt is no longer about what stands in the form.
    const change: Partial<AccountData> = this.data.error === '' ? {} : { error: '' };
    if (errors[field]) {
      change.errors = { ...errors, [field]: '' };
    }
    if (field === 'account' || field === 'phone') {
      this.name = text.trim();
      const hint =
        field === 'phone' || this.name === '' ? '' : `识别为${KIND_NAMES[kindOf(this.name)]}`;
      if (field === 'account' && hint !== (hints.account ?? '')) {
        change.hints = { account: hint };
      }
      const asksConsent = this.needsConsent(mode, this.name);
      if (asksConsent !== this.data.asksConsent) {
        change.asksConsent = asksConsent;
      }
    }
    if (Object.keys(change).length > 0) {
      this.setData(change);
    }
  },

  agree(agreed: boolean) {
    this.setData({ agreed, consentError: '' });
  },

  openPrivacy() {
    openPage(this, PRIVACY_PAGE);
  },

  openReset() {
    openPage(this, '/pages/reset/reset');
  },

  /** Shows what is wrong beside the fields and the consent. @returns whether nothing is */
  passes(errors: FormValues): boolean {
    const { asksConsent, agreed } = this.data;
    const consentError = asksConsent && !agreed ? CONSENT_MISSING : '';
    this.setData({ errors, consentError });
    return consentError === '' && Object.values(errors).every((error) => error === '');
  },

  sendCode({ phone: number = '' }: FormValues) {
    const phone = number.trim();
    if (!this.passes({ phone: phoneError(phone) })) {
      return;
    }
    run(this, {
      busy: 'sendCode',
      work: () => my.BaaS.sendSmsCode({ phone }),
      done: () =>
        this.setData({
          hints: { code: `验证码已发送到 ${maskPhone(phone)}` },
          codeSentAtMs: Date.now(),
        }),
      sentences: sendCodeErrors,
    });
  },

  /** What was typed goes from the form straight into the call: a password or a code is never in the page's data. */
  submit(values: FormValues) {
    if (this.data.mode === 'code') {
      this.submitCode(values);
    } else {
      this.submitPassword(values);
    }
  },

  submitPassword({ account = '', password = '' }: FormValues) {
    const name = account.trim();
    const isLogin = this.data.mode === 'login';
    const errors = {
      account: accountError(name),
      password: isLogin && password !== '' ? '' : newPasswordError(password),
    };
    if (!this.passes(errors)) {
      return;
    }
    const credentials = toCredentials(name, password);
    if (isLogin) {
      this.enter('password', () => my.BaaS.auth.login(credentials), loginErrors);
    } else {
      const sentences = registerErrors(KIND_NAMES[kindOf(name)]);
      this.enter('register', () => my.BaaS.auth.register(credentials), sentences);
    }
  },

  /**
   * A number that has no account gets one, and the page says so: the code has shown whose number it is, so that no
   * registration is needed first.
   */
  submitCode({ phone: number = '', code = '' }: FormValues) {
    const phone = number.trim();
    if (!this.passes({ phone: phoneError(phone), code: codeError(code) })) {
      return;
    }
    this.enter(
      'code',
      () => my.BaaS.auth.loginWithSmsVerificationCode(phone, code, { createUser: true }),
      codeErrors,
    );
  },

  /** The login comes after Alipay's sheet, so that a refusal there creates no user. */
  enterWithPhone(response: string) {
    run(this, {
      busy: 'phone',
      work: () => enterWithAlipayPhone(response),
      done: (user) => {
        rememberAgreement(user);
        toast('手机号已绑定');
        goHome(this);
      },
      sentences: alipayPhoneErrors,
    });
  },

  refusePhone() {
    this.setData({ error: '没有获取手机号。可以再试一次，或用上面的方式登录。' });
  },

  /** Logs in to an account, then binds Alipay's user to it. */
  enter(way: LoginWay, login: () => Promise<CurrentUser>, sentences: Sentences) {
    const { asksConsent } = this.data;
    run(this, {
      busy: 'submit',
      work: () => logInBy(way, login),
      done: (user) => {
        if (user && asksConsent) {
          rememberAgreement(user);
        }
        this.setData({ view: 'link', user: user ? toUserView(user) : NOBODY });
        this.link(() => (user ? Promise.resolve(user) : my.BaaS.auth.getCurrentUser()));
      },
      sentences,
    });
  },

  /** Binds Alipay's user to the account, so that the next launch goes straight to it. */
  link(findUser: () => Promise<CurrentUser>) {
    let found = this.data.user;
    run(this, {
      busy: 'link',
      work: async () => {
        const user = await findUser();
        found = toUserView(user);
        return user.linkAlipay();
      },
      done: () => {
        toast('关联成功');
        goHome(this);
      },
      failed: (error) => {
        if (error.code === 401 || error.code === 604) {
          this.startAgain();
          this.setData({ error: SESSION_ENDED });
        } else {
          this.setData({
            user: found,
            isRefused: error.code === 400,
            error: errorText(error, linkErrors(found.isLinked)),
          });
        }
      },
    });
  },

  /** Once more without the password: the user is logged in already. */
  retryLink() {
    this.link(() => my.BaaS.auth.getCurrentUser());
  },

  /** Back to the form: another login takes the place of this one. */
  startAgain() {
    this.name = '';
    this.setData({
      view: 'form',
      mode: 'login',
      fields: FIELDS.login,
      hints: {},
      errors: {},
      asksConsent: false,
      agreed: false,
      isRefused: false,
      error: '',
    });
  },

  linkLater() {
    goHome(this);
  },
});
