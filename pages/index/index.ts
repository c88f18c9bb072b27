import { isHError, type CurrentUser } from '../../client/index';
import { errorText, hasNoAccount } from '../shared/error-text';
import { logInBy } from '../shared/login-way';
import { confirmLogout, hasLoggedOut } from '../shared/logout';
import { openPage } from '../shared/navigation';
import { leave, run } from '../shared/run';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';

interface IndexData {
  /** `newcomer`: Alipay's user has no account here. `signedOut`: there was a user, who logged out. */
  view: 'loading' | 'known' | 'newcomer' | 'signedOut' | 'failed';
  user: UserView;
  busy: '' | 'enter' | 'oneTapLogin' | 'logout';
  error: string;
}

Page({
  data: (): IndexData => ({ view: 'loading', user: NOBODY, busy: '', error: '' }),

  onLoad() {
    this.start();
    this.stopListening = my.BaaS.auth.onAuthStateChange((user) => this.handleAuthState(user));
  },

  /**
   * A login on another page may have gone through although its user could not be read there, and the session of a known
   * user may have ended. The listener shows what is new of a user who is still there.
   */
  onShow() {
    const { view } = this.data;
    if (view === 'known') {
      my.BaaS.auth.getCurrentUser().catch((error: unknown) => {
        if (isHError(error) && hasNoAccount(error)) {
          this.start();
        }
      });
    } else if (view === 'loading') {
      this.start();
    } else {
      void my.BaaS.getAuthToken().then((token) => token !== undefined && this.enter());
    }
  },

  onUnload() {
    this.stopListening();
    leave(this);
  },

  stopListening: (): void => undefined,

  /** Whoever has logged out is not logged in unasked. */
  start() {
    if (hasLoggedOut()) {
      this.showSignedOut();
    } else {
      this.enter();
    }
  },

  /** Finds out who the user is without a popup and without creating one: a newcomer is asked first. */
  enter() {
    run(this, {
      busy: 'enter',
      work: () => my.BaaS.auth.loginWithAlipay({ createUser: false }),
      done: (user) => this.showUser(user),
      failed: (error) => {
        if (error.code === 404) {
          this.setData({ view: 'newcomer' });
        } else {
          this.setData({ view: 'failed', error: errorText(error) });
        }
      },
    });
  },

  showUser(user: CurrentUser) {
    this.setData({ view: 'known', user: toUserView(user) });
  },

  /** Whatever page a login or logout happens on, this one shows it. What comes of its own, it shows itself. */
  handleAuthState(user: CurrentUser | null) {
    if (this.data.busy === 'enter' || this.data.busy === 'logout') {
      return;
    }
    if (user) {
      this.showUser(user);
    } else if (this.data.view === 'known') {
      // They logged out, or the session ran out: `onShow` goes on from there.
      this.setData({ view: 'loading' });
    }
  },

  showSignedOut() {
    this.setData({ view: 'signedOut', user: NOBODY });
  },

  oneTapLogin() {
    run(this, {
      busy: 'oneTapLogin',
      work: () => logInBy('alipay', () => my.BaaS.auth.loginWithAlipay()),
      done: (user) => (user ? this.showUser(user) : this.enter()),
    });
  },

  logout() {
    confirmLogout(this, () => this.showSignedOut());
  },

  openAuthorize() {
    openPage(this, '/pages/authorize/authorize');
  },

  openAccount() {
    openPage(this, '/pages/account/account');
  },

  openProfile() {
    openPage(this, '/pages/profile/profile');
  },
});
