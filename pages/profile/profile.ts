import type { CurrentUser } from '../../client/index';
import type { SubmitEvent } from '../../components/events';
import { emailError } from '../shared/account-name';
import {
  emailErrors,
  errorText,
  linkErrors,
  passwordErrors,
  usernameErrors,
  type Sentences,
} from '../shared/error-text';
import { confirmLogout } from '../shared/logout';
import { goHome, openPage, startOver } from '../shared/navigation';
import { newPasswordError } from '../shared/password';
import { leave, run } from '../shared/run';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';

interface ProfileData {
  view: 'loading' | 'ready' | 'failed';
  user: UserView;
  /** The row whose form is open. */
  editing: '' | 'username' | 'email' | 'password';
  /** What is wrong in the open form. */
  fieldError: string;
  busy: string;
  error: string;
}

Page({
  data: (): ProfileData => ({
    view: 'loading',
    user: NOBODY,
    editing: '',
    fieldError: '',
    busy: '',
    error: '',
  }),

  onLoad() {
    this.stopListening = my.BaaS.auth.onAuthStateChange((user) => {
      if (user && this.data.view === 'ready') {
        this.setData({ user: toUserView(user) });
      }
    });
    this.load();
  },

  onUnload() {
    this.stopListening();
    leave(this);
  },

  stopListening: (): void => undefined,

  load() {
    run(this, {
      busy: 'load',
      work: () => my.BaaS.auth.getCurrentUser(),
      done: (user) => this.setData({ view: 'ready', user: toUserView(user) }),
      failed: (error) => this.setData({ view: 'failed', error: errorText(error) }),
    });
  },

  editUsername() {
    this.edit('username');
  },

  editEmail() {
    this.edit('email');
  },

  editPassword() {
    this.edit('password');
  },

  /** Opens the form of a row; a tap on the open one closes it. */
  edit(row: 'username' | 'email' | 'password') {
    const editing = this.data.editing === row ? '' : row;
    this.setData({ editing, fieldError: '', error: '' });
  },

  handleInput() {
    if (this.data.fieldError !== '') {
      this.setData({ fieldError: '' });
    }
  },

  saveUsername({ detail }: SubmitEvent) {
    const { username = '' } = detail.value;
    const name = username.trim();
    this.save({
      fieldError: name === '' ? '请填写用户名' : '',
      change: (user) => user.setUsername(name),
      sentences: usernameErrors,
    });
  },

  saveEmail({ detail }: SubmitEvent) {
    const { email = '' } = detail.value;
    const address = email.trim();
    this.save({
      fieldError: emailError(address),
      change: (user) => user.setEmail(address),
      sentences: emailErrors,
    });
  },

  /** Who has no password yet sets one; who has must know it. */
  savePassword({ detail }: SubmitEvent) {
    const { password = '', newPassword = '' } = detail.value;
    this.save({
      fieldError: newPasswordError(newPassword),
      change: (user) =>
        password === ''
          ? user.setAccount({ password: newPassword })
          : user.updatePassword({ password, newPassword }),
      sentences: passwordErrors,
    });
  },

  save(form: {
    fieldError: string;
    change: (user: CurrentUser) => Promise<CurrentUser>;
    sentences: Sentences;
  }) {
    this.setData({ fieldError: form.fieldError });
    if (form.fieldError !== '') {
      return;
    }
    run(this, {
      busy: 'save',
      work: async () => form.change(await my.BaaS.auth.getCurrentUser()),
      done: (user) => {
        this.setData({ user: toUserView(user), editing: '' });
        toast('已保存');
      },
      sentences: form.sentences,
    });
  },

  linkAlipay() {
    run(this, {
      busy: 'link',
      work: async () => {
        const user = await my.BaaS.auth.getCurrentUser();
        await user.linkAlipay();
        return user;
      },
      done: (user) => {
        this.setData({ user: toUserView(user) });
        toast('关联成功');
      },
      sentences: linkErrors,
    });
  },

  openAuthorize() {
    openPage(this, '/pages/authorize/authorize');
  },

  logout() {
    confirmLogout(this, goHome);
  },

  startOver() {
    startOver();
  },
});
