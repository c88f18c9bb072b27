import type { CurrentUser } from '../../client/index';
import type { SubmitEvent } from '../../components/events';
import type { Tab } from '../../components/segmented-tabs/props';
import {
  accountError,
  KIND_NAMES,
  kindOf,
  phoneError,
  toCredentials,
} from '../shared/account-name';
import { startCountdown } from '../shared/countdown';
import {
  codeErrors,
  linkErrors,
  loginErrors,
  registerErrors,
  sendCodeErrors,
  type Sentences,
} from '../shared/error-text';
import { maskPhone } from '../shared/mask';
import { goHome, openPage } from '../shared/navigation';
import { newPasswordError } from '../shared/password';
import { leave, run } from '../shared/run';
import { codeError } from '../shared/sms-code';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';

/** `code`: with a phone number and a code sent to it, instead of a password. */
type Mode = 'login' | 'code' | 'register';

interface AccountData {
  /** `link`: logged in, and linking is under way or has failed. */
  view: 'form' | 'link';
  tabs: Tab[];
  mode: Mode;
  accountHint: string;
  accountError: string;
  passwordError: string;
  phoneError: string;
  codeError: string;
  /** Where the code went. */
  codeHint: string;
  /** Seconds until another code may be sent. */
  waitSeconds: number;
  user: UserView;
  busy: '' | 'sendCode' | 'submit' | 'link';
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
    accountHint: '',
    accountError: '',
    passwordError: '',
    phoneError: '',
    codeError: '',
    codeHint: '',
    waitSeconds: 0,
    user: NOBODY,
    busy: '',
    error: '',
  }),

  onUnload() {
    this.stopCountdown();
    leave(this);
  },

  stopCountdown: (): void => undefined,

  /** What is in the field: beside the data, which show a phone number masked only. */
  phone: '',

  /** To and from `code` the fields are other ones, and empty; the wait for the next code goes on. */
  changeMode(mode: Mode) {
    this.phone = '';
    this.setData({
      mode,
      accountHint: mode === 'code' ? '' : this.data.accountHint,
      accountError: '',
      passwordError: '',
      phoneError: '',
      codeError: '',
      codeHint: '',
      error: '',
    });
  },

  handleAccountInput(text: string) {
    const account = text.trim();
    const accountHint = account === '' ? '' : `识别为${KIND_NAMES[kindOf(account)]}`;
    this.setData({ accountHint, accountError: '' });
  },

  handlePasswordInput() {
    if (this.data.passwordError !== '') {
      this.setData({ passwordError: '' });
    }
  },

  /** The password goes from the form straight into the call: it is never in the page's data. */
  submit({ detail }: SubmitEvent) {
    const { account = '', password = '' } = detail.value;
    const name = account.trim();
    const isLogin = this.data.mode === 'login';
    const errors = {
      accountError: accountError(name),
      passwordError: isLogin && password !== '' ? '' : newPasswordError(password),
    };
    this.setData(errors);
    if (errors.accountError !== '' || errors.passwordError !== '') {
      return;
    }
    const credentials = toCredentials(name, password);
    this.enter(
      () => (isLogin ? my.BaaS.auth.login(credentials) : my.BaaS.auth.register(credentials)),
      isLogin ? loginErrors : registerErrors(KIND_NAMES[kindOf(name)]),
    );
  },

  openReset() {
    openPage(this, '/pages/reset/reset');
  },

  handlePhoneInput(text: string) {
    this.phone = text.trim();
    if (this.data.phoneError !== '') {
      this.setData({ phoneError: '' });
    }
  },

  handleCodeInput() {
    if (this.data.codeError !== '') {
      this.setData({ codeError: '' });
    }
  },

  sendCode() {
    const { phone } = this;
    this.setData({ phoneError: phoneError(phone) });
    if (this.data.phoneError !== '' || this.data.waitSeconds > 0) {
      return;
    }
    run(this, {
      busy: 'sendCode',
      work: () => my.BaaS.sendSmsCode({ phone }),
      done: () => {
        this.setData({ codeHint: `验证码已发送到 ${maskPhone(phone)}`, codeError: '' });
        this.stopCountdown = startCountdown((waitSeconds) => this.setData({ waitSeconds }));
      },
      sentences: sendCodeErrors,
    });
  },

  /**
   * A number that has no account gets one, and the page says so: whoever holds the phone has shown who they
   * are, and need not register first.
   */
  submitCode({ detail }: SubmitEvent) {
    const { phone: number = '', code = '' } = detail.value;
    const phone = number.trim();
    const errors = { phoneError: phoneError(phone), codeError: codeError(code) };
    this.setData(errors);
    if (errors.phoneError !== '' || errors.codeError !== '') {
      return;
    }
    this.enter(
      () => my.BaaS.auth.loginWithSmsVerificationCode(phone, code, { createUser: true }),
      codeErrors,
    );
  },

  /** Logs in to an account, then binds Alipay's user to it. */
  enter(work: () => Promise<CurrentUser>, sentences: Sentences) {
    run(this, {
      busy: 'submit',
      work,
      done: (user) => {
        this.setData({ view: 'link', user: toUserView(user) });
        this.link(() => Promise.resolve(user));
      },
      sentences,
    });
  },

  /** Binds Alipay's user to the account, so that the next launch goes straight to it. */
  link(findUser: () => Promise<CurrentUser>) {
    run(this, {
      busy: 'link',
      work: async () => {
        const user = await findUser();
        return user.linkAlipay();
      },
      done: () => {
        toast('关联成功');
        goHome();
      },
      sentences: linkErrors,
    });
  },

  /** Once more without the password: the user is logged in already. */
  retryLink() {
    this.link(() => my.BaaS.auth.getCurrentUser());
  },

  linkLater() {
    goHome();
  },
});
