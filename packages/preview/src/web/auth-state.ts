/** How the app's user stands, as the session it has stored says. */
export type AuthState = readonly (readonly [name: string, value: string])[];

/** Keys of the session in `my` storage: those of the vendor's SDK. */
const KEY = {
  token: 'ifx_baas_auth_token',
  userId: 'ifx_baas_uid',
  alipayUserId: 'ifx_baas_alipay_user_id',
  expiresAtSec: 'ifx_baas_session_expires_at',
  anonymous: 'ifx_baas_is_anonymous_user',
} as const;

/**
 * Reads who is logged in from outside, where every run of the app leaves it.
 *
 * @param stored The app's storage by key; the token itself is never shown.
 * @param grants Scopes the Alipay user has granted the app.
 */
export function readAuthState(
  stored: Readonly<Record<string, unknown>>,
  grants: readonly string[],
  nowMs: number,
): AuthState {
  const expiresAtMs = Number(stored[KEY.expiresAtSec]) * 1000;
  const hasToken = typeof stored[KEY.token] === 'string' && stored[KEY.token] !== '';
  const granted = grants.length === 0 ? '无' : grants.join('、');
  if (!hasToken) {
    return [
      ['状态', '未登录'],
      ['已授权的 scope', granted],
    ];
  }
  const status = expiresAtMs <= nowMs ? '会话已过期' : '已登录';
  const isAnonymous = Number(stored[KEY.anonymous]) === 1;
  return [
    ['状态', isAnonymous ? `${status}（匿名用户）` : status],
    ['用户 ID', text(stored[KEY.userId])],
    [
      '会话有效至',
      Number.isFinite(expiresAtMs) ? new Date(expiresAtMs).toLocaleString('zh-CN') : '未知',
    ],
    ['关联的支付宝用户', text(stored[KEY.alipayUserId]) || '无'],
    ['令牌', '有，不显示'],
    ['已授权的 scope', granted],
  ];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
