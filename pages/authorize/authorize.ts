import type { CurrentUser, HError, SyncUserProfile } from '../../client/index';
import type { ToggleEvent } from '../../components/events';
import { config, type OptionalScope } from '../../config';
import { errorText } from '../shared/error-text';
import { logInBy } from '../shared/login-way';
import { goHome } from '../shared/navigation';
import { leave, run } from '../shared/run';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';

interface ScopeOption extends OptionalScope {
  checked: boolean;
}

interface SyncOption {
  value: SyncUserProfile;
  title: string;
  purpose: string;
}

interface AuthorizeData {
  view: 'ask' | 'refused';
  scopes: ScopeOption[];
  syncOptions: SyncOption[];
  syncUserProfile: SyncUserProfile;
  user: UserView;
  /** The sheet was closed without an answer: `scopes` if one of the optional scopes may be why. */
  closed: '' | 'plain' | 'scopes';
  busy: '' | 'agree';
  error: string;
}

Page({
  data: (): AuthorizeData => ({
    view: 'ask',
    scopes: config.optionalScopes.map((option) => ({ ...option, checked: false })),
    syncOptions: [
      { value: 'setnx', title: '只补充空缺的资料', purpose: '你改过的昵称和头像保持不变' },
      { value: 'overwrite', title: '用支付宝资料覆盖', purpose: '昵称和头像改为与支付宝一致' },
      { value: 'false', title: '不同步', purpose: '只确认授权，不改动资料' },
    ],
    syncUserProfile: 'setnx',
    user: NOBODY,
    closed: '',
    busy: '',
    error: '',
  }),

  onUnload() {
    leave(this);
  },

  toggleScope(event: ToggleEvent) {
    const { scope } = event.currentTarget.dataset;
    const scopes = this.data.scopes.map((option) =>
      option.scope === scope ? { ...option, checked: event.detail.value } : option,
    );
    this.setData({ scopes });
  },

  chooseSync(event: { detail: { value: SyncUserProfile } }) {
    this.setData({ syncUserProfile: event.detail.value });
  },

  /**
   * Asks with the authorization sheet. To press the button is to agree to an account, and the page says so: hence
   * `createUser`, which also holds for the silent login that follows a refusal. A sheet that was closed is no
   * answer at all, and leaves the user where they are.
   */
  agree() {
    const { syncUserProfile } = this.data;
    const scopes = this.data.scopes
      .filter((option) => option.checked)
      .map((option) => option.scope);
    this.setData({ closed: '' });
    run(this, {
      busy: 'agree',
      work: () =>
        logInBy('alipay', () =>
          my.BaaS.auth.loginWithAlipay({
            forceLogin: true,
            scopes,
            syncUserProfile,
            createUser: true,
            whenClosed: 'reject',
          }),
        ),
      done: (user) => this.finish(user),
      failed: (error) => this.showFailure(error, scopes.length > 0),
    });
  },

  /** Alipay does not tell a closed sheet from a scope that the app has not been granted. */
  showFailure(error: HError, hasScopes: boolean) {
    if (error.code === 603) {
      this.setData({ closed: hasScopes ? 'scopes' : 'plain' });
    } else {
      this.setData({ error: errorText(error) });
    }
  },

  agreeWithoutScopes() {
    this.setData({
      scopes: this.data.scopes.map((option) => ({ ...option, checked: false })),
    });
    this.agree();
  },

  /** A refusal is no error: the user is logged in silently, and goes on. One who could not be read is read at home. */
  finish(user: CurrentUser | null) {
    if (!user || user.is_authorized) {
      toast('登录成功');
      goHome(this);
    } else {
      this.setData({ view: 'refused', user: toUserView(user) });
      void my.pageScrollTo({ scrollTop: 0, duration: 0 });
    }
  },

  goHome() {
    goHome(this);
  },
});
