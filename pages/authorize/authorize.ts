import type { CurrentUser, Scope, SyncUserProfile } from '../../client/index';
import type { ToggleEvent } from '../../components/events';
import { goHome } from '../shared/navigation';
import { leave, run } from '../shared/run';
import { toast } from '../shared/toast';
import { NOBODY, toUserView, type UserView } from '../shared/user-view';

interface ScopeOption {
  scope: Scope;
  title: string;
  purpose: string;
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
  busy: '' | 'agree';
  error: string;
}

Page({
  data: (): AuthorizeData => ({
    view: 'ask',
    scopes: [
      {
        scope: 'auth_life_msg',
        title: '生活号消息',
        purpose: '登录或资料有变动时，用消息告诉你',
        checked: false,
      },
      {
        scope: 'auth_life_msg_tele',
        title: '生活号消息（关联手机号）',
        purpose: '找回账号时，用你的手机号核对身份并通知你',
        checked: false,
      },
    ],
    syncOptions: [
      { value: 'setnx', title: '只补充空缺的资料', purpose: '你改过的昵称和头像保持不变' },
      { value: 'overwrite', title: '用支付宝资料覆盖', purpose: '昵称和头像改为与支付宝一致' },
      { value: 'false', title: '不同步', purpose: '只确认授权，不改动资料' },
    ],
    syncUserProfile: 'setnx',
    user: NOBODY,
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
   * Asks with the authorization sheet. To press the button is to agree to an account, and the page says so:
   * hence `createUser`, which also holds for the silent login that follows a refusal.
   */
  agree() {
    const { scopes, syncUserProfile } = this.data;
    run(this, {
      busy: 'agree',
      work: () =>
        my.BaaS.auth.loginWithAlipay({
          forceLogin: true,
          scopes: scopes.filter((option) => option.checked).map((option) => option.scope),
          syncUserProfile,
          createUser: true,
        }),
      done: (user) => this.finish(user),
    });
  },

  /** A refusal is no error: the user is logged in silently, and goes on. */
  finish(user: CurrentUser) {
    if (user.is_authorized) {
      toast('登录成功');
      goHome();
    } else {
      this.setData({ view: 'refused', user: toUserView(user) });
      void my.pageScrollTo({ scrollTop: 0, duration: 0 });
    }
  },

  goHome() {
    goHome();
  },
});
