import type { CurrentUser } from '../../client/index';
import type { SubmitEvent } from '../../components/events';
import { emailError, phoneError } from '../shared/account-name';
import { startCountdown } from '../shared/countdown';
import {
  codeErrors,
  emailErrors,
  errorText,
  linkErrors,
  nicknameErrors,
  passwordErrors,
  phoneErrors,
  sendCodeErrors,
  usernameErrors,
  verifyEmailErrors,
  type Sentences,
} from '../shared/error-text';
import { confirmLogout } from '../shared/logout';
import { goHome, openPage, startOver } from '../shared/navigation';
import { newPasswordError } from '../shared/password';
import { leave, run } from '../shared/run';
import { codeError } from '../shared/sms-code';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';

type Row = 'nickname' | 'username' | 'phone' | 'email' | 'password';

interface ProfileData {
  view: 'loading' | 'ready' | 'failed';
  user: UserView;
  /** The row whose form is open. */
  editing: '' | Row;
  /** Another phone number or address is to be set, though the one there is has yet to be verified. */
  replacing: boolean;
  /** What is wrong in the open form. */
  fieldError: string;
  /** Where the code went; '' before. */
  codeHint: string;
  /** Masked address that the verification mail went to; '' before. */
  mailSentTo: string;
  /** Seconds until another text message may be sent; the next one likewise for mails. */
  smsWaitSeconds: number;
  mailWaitSeconds: number;
  busy: '' | 'load' | 'save' | 'send' | 'link' | 'logout';
  error: string;
}

Page({
  data: (): ProfileData => ({
    view: 'loading',
    user: NOBODY,
    editing: '',
    replacing: false,
    fieldError: '',
    codeHint: '',
    mailSentTo: '',
    smsWaitSeconds: 0,
    mailWaitSeconds: 0,
    busy: '',
    error: '',
  }),

  onLoad() {
    this.stopListening = my.BaaS.auth.onAuthStateChange((user) => {
      if (user && this.data.view === 'ready') {
        this.showUser(user);
      }
    });
    this.load();
  },

  /** Whoever comes back from the mailbox may have verified the address. The listener shows what is new. */
  onShow() {
    const { view, user } = this.data;
    if (view === 'ready' && user.email !== '' && !user.isEmailVerified) {
      my.BaaS.auth.getCurrentUser().catch(() => undefined);
    }
  },

  onUnload() {
    this.stopListening();
    this.stopSmsCountdown();
    this.stopMailCountdown();
    leave(this);
  },

  stopListening: (): void => undefined,
  stopSmsCountdown: (): void => undefined,
  stopMailCountdown: (): void => undefined,

  /** The form that waits for a verification closes once that has come. */
  showUser(user: CurrentUser) {
    const { editing, replacing, user: before } = this.data;
    const view = toUserView(user);
    this.setData({ user: view });
    if (editing === 'email' && !replacing && !before.isEmailVerified && view.isEmailVerified) {
      this.setData({ editing: '', error: '' });
    }
  },

  load() {
    run(this, {
      busy: 'load',
      work: () => my.BaaS.auth.getCurrentUser(),
      done: (user) => this.setData({ view: 'ready', user: toUserView(user) }),
      failed: (error) => this.setData({ view: 'failed', error: errorText(error) }),
    });
  },

  /** Opens the form of a row; a tap on the open one closes it. */
  edit(row: Row) {
    const editing = this.data.editing === row ? '' : row;
    this.setData({ editing, replacing: false, fieldError: '', error: '' });
  },

  replace() {
    this.setData({ replacing: true, fieldError: '', error: '' });
  },

  handleInput() {
    if (this.data.fieldError !== '') {
      this.setData({ fieldError: '' });
    }
  },

  saveNickname({ detail }: SubmitEvent) {
    const { nickname = '' } = detail.value;
    const name = nickname.trim();
    this.save({
      fieldError: name === '' ? '请填写昵称' : '',
      change: async (user) => {
        await user.set('nickname', name).update();
        return user;
      },
      sentences: nicknameErrors,
    });
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

  /** The row stays open: the next step is to verify the number. */
  savePhone({ detail }: SubmitEvent) {
    const { phone = '' } = detail.value;
    const number = phone.trim();
    this.save({
      fieldError: phoneError(number),
      change: (user) => user.setMobilePhone(number),
      sentences: phoneErrors,
      done: (user) => {
        this.stopSmsCountdown();
        this.setData({ codeHint: '', smsWaitSeconds: 0 });
        this.setData({ editing: user._phone_verified ? '' : 'phone', replacing: false });
      },
    });
  },

  /** The number comes from the server each time: the data hold it masked only. */
  sendCode() {
    if (this.data.smsWaitSeconds > 0) {
      return;
    }
    run(this, {
      busy: 'send',
      work: async () => {
        const user = await my.BaaS.auth.getCurrentUser();
        await my.BaaS.sendSmsCode({ phone: user._phone ?? '' });
        return toUserView(user);
      },
      done: ({ phone }) => {
        this.setData({ codeHint: `验证码已发送到 ${phone}`, fieldError: '' });
        this.stopSmsCountdown = startCountdown((smsWaitSeconds) =>
          this.setData({ smsWaitSeconds }),
        );
      },
      sentences: sendCodeErrors,
    });
  },

  verifyPhone({ detail }: SubmitEvent) {
    const { code = '' } = detail.value;
    this.save({
      fieldError: codeError(code),
      change: (user) => user.verifyMobilePhone(code),
      sentences: codeErrors,
      toast: '手机号已验证',
    });
  },

  /** As with the phone number. */
  saveEmail({ detail }: SubmitEvent) {
    const { email = '' } = detail.value;
    const address = email.trim();
    this.save({
      fieldError: emailError(address),
      change: (user) => user.setEmail(address),
      sentences: emailErrors,
      done: (user) => {
        this.stopMailCountdown();
        this.setData({ mailSentTo: '', mailWaitSeconds: 0 });
        this.setData({ editing: user._email_verified ? '' : 'email', replacing: false });
      },
    });
  },

  sendVerificationMail() {
    if (this.data.mailWaitSeconds > 0) {
      return;
    }
    this.setData({ mailSentTo: '' });
    run(this, {
      busy: 'send',
      work: async () => {
        const user = await my.BaaS.auth.getCurrentUser();
        return toUserView(await user.requestEmailVerification());
      },
      done: ({ email }) => {
        this.setData({ mailSentTo: email });
        this.stopMailCountdown = startCountdown((mailWaitSeconds) =>
          this.setData({ mailWaitSeconds }),
        );
      },
      sentences: verifyEmailErrors,
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
    /** Default: closes the form. */
    done?: (user: CurrentUser) => void;
    toast?: string;
  }) {
    this.setData({ fieldError: form.fieldError });
    if (form.fieldError !== '') {
      return;
    }
    run(this, {
      busy: 'save',
      work: async () => form.change(await my.BaaS.auth.getCurrentUser()),
      done: (user) => {
        this.setData({ user: toUserView(user) });
        if (form.done) {
          form.done(user);
        } else {
          this.setData({ editing: '' });
        }
        toast(form.toast ?? '已保存');
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
