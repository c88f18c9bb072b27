import { isHError, type CurrentUser, type HError } from '../../client/index';
import type { FormField, FormValues } from '../../components/entry-form/props';
import {
  errorText,
  hasNoAccount,
  linkErrors,
  ownAccountErrors,
  sendCodeErrors,
  verifyEmailErrors,
  type Sentences,
} from '../shared/error-text';
import { confirmLogout, hasLoggedOut } from '../shared/logout';
import { goHome, openPage, startOver } from '../shared/navigation';
import {
  CONSENT_MISSING,
  hasAgreed,
  loadAgreements,
  PRIVACY_PAGE,
  rememberAgreement,
} from '../shared/privacy';
import { leave, run } from '../shared/run';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';
import { changeOf, CLOSED, FORMS, isOver, type FormName, type OpenForm, type Row } from './forms';
import { sectionsOf, type Section } from './sections';

interface ProfileData {
  /** `loggedOut`: there is no user to show; only a login on the home page helps. */
  view: 'loading' | 'ready' | 'failed' | 'loggedOut';
  user: UserView;
  sections: Section[];
  /** The row whose form is open. */
  editing: '' | Row;
  /** The form that is open there. */
  form: '' | OpenForm;
  fields: FormField[];
  submitText: string;
  hints: FormValues;
  errors: FormValues;
  /** When the last code was sent, in milliseconds since 1970; 0 before. The next one likewise for mails. */
  codeSentAtMs: number;
  mailSentAtMs: number;
  /** Masked address that the verification mail went to; '' before. */
  mailSentTo: string;
  asksConsent: boolean;
  agreed: boolean;
  consentError: string;
  busy: '' | 'load' | 'save' | 'send' | 'check' | 'link' | 'logout';
  error: string;
}

Page({
  data: (): ProfileData => ({
    view: 'loading',
    user: NOBODY,
    sections: [],
    editing: '',
    form: '',
    fields: [],
    submitText: '',
    hints: {},
    errors: {},
    codeSentAtMs: 0,
    mailSentAtMs: 0,
    mailSentTo: '',
    asksConsent: false,
    agreed: false,
    consentError: '',
    busy: '',
    error: '',
  }),

  onLoad() {
    this.stopListening = my.BaaS.auth.onAuthStateChange((user) => {
      if (user && this.data.view !== 'loading') {
        this.showUser(user);
      }
    });
    loadAgreements();
    this.load();
  },

  /** The user may come back from the mailbox, with the address verified. The listener shows what is new. */
  onShow() {
    const { view, user } = this.data;
    if (view === 'ready' && user.email !== '' && !user.isEmailVerified) {
      my.BaaS.auth.getCurrentUser().catch(() => undefined);
    }
  },

  onUnload() {
    this.stopListening();
    leave(this);
  },

  stopListening: (): void => undefined,

  load() {
    run(this, {
      busy: 'load',
      work: findUser,
      done: (user) => this.showUser(user),
      failed: (error) => {
        this.setData({ view: 'failed' });
        this.showFailure(error);
      },
    });
  },

  /**
   * The form that waits for a verification closes once that has come. Where there was nobody, what was said of it is over:
   * the page can be opened while a login is still under way.
   */
  showUser(record: CurrentUser) {
    const { view, form } = this.data;
    const { user, sections } = viewOf(record);
    const closes = view !== 'ready' || isOver(form, user);
    this.setData({ view: 'ready', user, sections, ...(closes ? CLOSED : {}) });
  },

  /** A session that has ended, here or on another device, leaves nothing to show but the way to log in again. */
  showFailure(error: HError, sentences: Sentences = {}) {
    if (!sentences[error.code] && hasNoAccount(error)) {
      this.setData({ ...CLOSED, view: 'loggedOut', error: errorText(error, ownAccountErrors) });
    } else {
      this.setData({ error: errorText(error, sentences) });
    }
  },

  /** Opens the form of a row; a tap on the open one closes it. */
  edit(row: Row) {
    if (this.data.editing === row) {
      this.setData(CLOSED);
    } else {
      this.open(row, this.data.user);
    }
  },

  /** What is set and waits to be verified comes first. */
  open(row: Row, user: UserView) {
    if (row === 'email' && user.email !== '' && !user.isEmailVerified) {
      this.setData({ ...CLOSED, editing: row, form: 'verifyEmail' });
    } else if (row === 'phone' && user.phone !== '' && !user.isPhoneVerified) {
      this.openForm(row, 'verifyPhone');
    } else {
      this.openForm(row, row);
    }
  },

  openForm(row: Row, form: FormName) {
    const takesContact = form === 'phone' || form === 'email';
    const asksConsent = takesContact && !hasAgreed(this.data.user.id);
    this.setData({ ...CLOSED, ...FORMS[form], editing: row, form, asksConsent });
  },

  /** Another phone number or address is to be set, though the one there is has yet to be verified. */
  replace() {
    const { editing } = this.data;
    if (editing !== '') {
      this.openForm(editing, editing);
    }
  },

  handleInput(_text: string, field: string) {
    const { errors, error } = this.data;
    if (errors[field] || error) {
      this.setData({ errors: { ...errors, [field]: '' }, error: '' });
    }
  },

  agree(agreed: boolean) {
    this.setData({ agreed, consentError: '' });
  },

  openPrivacy() {
    openPage(this, PRIVACY_PAGE);
  },

  save(values: FormValues) {
    const { editing, form, asksConsent, agreed } = this.data;
    if (form === '' || form === 'verifyEmail' || editing === '') {
      return;
    }
    const { errors, apply, sentences } = changeOf(form, values);
    const consentError = asksConsent && !agreed ? CONSENT_MISSING : '';
    this.setData({ errors, consentError });
    if (consentError !== '' || Object.values(errors).some((error) => error !== '')) {
      return;
    }
    run(this, {
      busy: 'save',
      work: async () => {
        const user = await my.BaaS.auth.getCurrentUser();
        await apply(user);
        return user;
      },
      done: (user) => {
        if (asksConsent) {
          rememberAgreement(user);
        }
        this.showSaved(user, editing, form);
      },
      failed: (error) => this.showFailure(error, sentences),
    });
  },

  /** A new phone number or address waits to be verified: its row stays open, and the wait for a message is over. */
  showSaved(user: CurrentUser, row: Row, form: FormName) {
    const view = viewOf(user);
    const isNewPhone = form === 'phone' && !view.user.isPhoneVerified;
    const isNewEmail = form === 'email' && !view.user.isEmailVerified;
    this.setData({
      ...view,
      ...CLOSED,
      ...(isNewPhone ? { codeSentAtMs: 0 } : {}),
      ...(isNewEmail ? { mailSentAtMs: 0, mailSentTo: '' } : {}),
    });
    if (isNewPhone || isNewEmail) {
      this.open(row, view.user);
    }
    toast(form === 'verifyPhone' ? '手机号已验证' : '已保存');
  },

  /** The number comes from the server each time: the data hold it masked only. */
  sendCode() {
    run(this, {
      busy: 'send',
      work: async () => {
        const user = await my.BaaS.auth.getCurrentUser();
        if (user._phone && !user._phone_verified) {
          await my.BaaS.sendSmsCode({ phone: user._phone });
        }
        return toUserView(user);
      },
      done: (user) => {
        if (!isOver('verifyPhone', user)) {
          const hints = { code: `验证码已发送到 ${user.phone}` };
          this.setData({ hints, errors: {}, codeSentAtMs: Date.now() });
        }
      },
      failed: (error) => this.showFailure(error, sendCodeErrors),
    });
  },

  sendVerificationMail() {
    run(this, {
      busy: 'send',
      work: async () => {
        const user = await my.BaaS.auth.getCurrentUser();
        if (user._email && !user._email_verified) {
          await user.requestEmailVerification();
        }
        return toUserView(user);
      },
      done: (user) => {
        if (!isOver('verifyEmail', user)) {
          this.setData({ mailSentTo: user.email, mailSentAtMs: Date.now() });
        }
      },
      failed: (error) => {
        this.setData({ mailSentTo: '' });
        this.showFailure(error, verifyEmailErrors);
      },
    });
  },

  /** For a link that was opened on another device: this page has not been away. */
  checkEmail() {
    run(this, {
      busy: 'check',
      work: () => my.BaaS.auth.getCurrentUser(),
      done: (user) => {
        this.showUser(user);
        if (user._email_verified) {
          toast('邮箱已验证');
        } else {
          this.setData({ error: '还没有验证。请先打开邮件里的链接，再点“我已验证”。' });
        }
      },
      failed: (error) => this.showFailure(error),
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
        this.setData(viewOf(user));
        toast('关联成功');
      },
      failed: (error) => this.showFailure(error, linkErrors(false)),
    });
  },

  openAuthorize() {
    openPage(this, '/pages/authorize/authorize');
  },

  logout() {
    confirmLogout(this, () => goHome(this));
  },

  startOver() {
    startOver(this);
  },
});

/** Opened by a link, this page is the first to find out who the user is, as silently as the home page does. */
async function findUser(): Promise<CurrentUser> {
  try {
    return await my.BaaS.auth.getCurrentUser();
  } catch (error) {
    if (isHError(error) && error.code === 604 && !hasLoggedOut()) {
      return my.BaaS.auth.loginWithAlipay({ createUser: false });
    }
    throw error;
  }
}

function viewOf(record: CurrentUser): Pick<ProfileData, 'user' | 'sections'> {
  const user = toUserView(record);
  return { user, sections: sectionsOf(user) };
}
