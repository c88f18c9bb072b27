import type { FormField, FormValues } from '../../components/entry-form/props';
import { emailError } from '../shared/account-name';
import { resetErrors } from '../shared/error-text';
import { maskEmail } from '../shared/mask';
import { goBack } from '../shared/navigation';
import { leave, run } from '../shared/run';

interface ResetData {
  fields: FormField[];
  errors: FormValues;
  /** Masked address that the last mail went to; '' before. */
  sentTo: string;
  /** When it went, in milliseconds since 1970; 0 before. */
  sentAtMs: number;
  busy: '' | 'submit';
  error: string;
}

/** The new password is set on a page that the mail links to: reading the mail proves that the account is theirs. */
Page({
  data: (): ResetData => ({
    fields: [{ name: 'email', label: '邮箱', placeholder: 'name@example.com', maxlength: 254 }],
    errors: {},
    sentTo: '',
    sentAtMs: 0,
    busy: '',
    error: '',
  }),

  onUnload() {
    leave(this);
  },

  handleInput() {
    if (this.data.errors.email || this.data.error) {
      this.setData({ errors: {}, error: '' });
    }
  },

  /** The server says whether it knows the address, and so does the page: a typing error is worth knowing. */
  submit({ email = '' }: FormValues) {
    const address = email.trim();
    const wrong = emailError(address);
    this.setData({ errors: { email: wrong }, sentTo: '' });
    if (wrong !== '') {
      return;
    }
    run(this, {
      busy: 'submit',
      work: () => my.BaaS.auth.requestPasswordReset({ email: address }),
      done: () => this.setData({ sentTo: maskEmail(address), sentAtMs: Date.now() }),
      sentences: resetErrors,
    });
  },

  goBack() {
    goBack(this);
  },
});
