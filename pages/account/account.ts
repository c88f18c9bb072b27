import type { CurrentUser } from '../../client/index';
import type { SubmitEvent } from '../../components/events';
import type { Tab } from '../../components/segmented-tabs/props';
import { accountError, KIND_NAMES, kindOf, toCredentials } from '../shared/account-name';
import { linkErrors, loginErrors, registerErrors } from '../shared/error-text';
import { goHome } from '../shared/navigation';
import { newPasswordError } from '../shared/password';
import { leave, run } from '../shared/run';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';

type Mode = 'login' | 'register';

interface AccountData {
  /** `link`: logged in, and linking is under way or has failed. */
  view: 'form' | 'link';
  tabs: Tab[];
  mode: Mode;
  accountHint: string;
  accountError: string;
  passwordError: string;
  user: UserView;
  busy: string;
  error: string;
}

Page({
  data: (): AccountData => ({
    view: 'form',
    tabs: [
      { key: 'login', title: '登录已有账号' },
      { key: 'register', title: '注册新账号' },
    ],
    mode: 'login',
    accountHint: '',
    accountError: '',
    passwordError: '',
    user: NOBODY,
    busy: '',
    error: '',
  }),

  onUnload() {
    leave(this);
  },

  changeMode(mode: Mode) {
    this.setData({ mode, accountError: '', passwordError: '', error: '' });
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
    run(this, {
      busy: 'submit',
      work: () => (isLogin ? my.BaaS.auth.login(credentials) : my.BaaS.auth.register(credentials)),
      done: (user) => {
        this.setData({ view: 'link', user: toUserView(user) });
        this.link(() => Promise.resolve(user));
      },
      sentences: isLogin ? loginErrors : registerErrors(KIND_NAMES[kindOf(name)]),
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
