import type { SubmitEvent } from '../../components/events';
import { emailError } from '../shared/account-name';
import { startCountdown } from '../shared/countdown';
import { resetErrors } from '../shared/error-text';
import { maskEmail } from '../shared/mask';
import { goBack } from '../shared/navigation';
import { leave, run } from '../shared/run';

interface ResetData {
  emailError: string;
  /** Masked address that the last mail went to; '' before. */
  sentTo: string;
  /** Seconds until another mail may be sent. */
  waitSeconds: number;
  busy: '' | 'submit';
  error: string;
}

/** The new password is set on a page that the mail links to: whoever reads the mail owns the account. */
Page({
  data: (): ResetData => ({ emailError: '', sentTo: '', waitSeconds: 0, busy: '', error: '' }),

  onUnload() {
    this.stopCountdown();
    leave(this);
  },

  stopCountdown: (): void => undefined,

  handleInput() {
    if (this.data.emailError !== '') {
      this.setData({ emailError: '' });
    }
  },

  /** The server says whether it knows the address, and so does the page: a typing error is worth knowing. */
  submit({ detail }: SubmitEvent) {
    const { email = '' } = detail.value;
    const address = email.trim();
    this.setData({ emailError: emailError(address) });
    if (this.data.emailError !== '' || this.data.waitSeconds > 0) {
      return;
    }
    this.setData({ sentTo: '' });
    run(this, {
      busy: 'submit',
      work: () => my.BaaS.auth.requestPasswordReset({ email: address }),
      done: () => {
        this.setData({ sentTo: maskEmail(address) });
        this.stopCountdown = startCountdown((waitSeconds) => this.setData({ waitSeconds }));
      },
      sentences: resetErrors,
    });
  },

  goBack() {
    goBack();
  },
});
