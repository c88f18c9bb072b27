import { readAuthState } from '../src/web/auth-state';

const NOW_MS = Date.UTC(2026, 0, 1);
const SESSION = {
  ifx_baas_auth_token: 'a-secret-token',
  ifx_baas_uid: 45,
  ifx_baas_alipay_user_id: '2088000000000001',
  ifx_baas_session_expires_at: NOW_MS / 1000 + 60,
  ifx_baas_is_anonymous_user: 0,
};

const read = (stored: Record<string, unknown>, grants: string[] = []) =>
  Object.fromEntries(readAuthState(stored, grants, NOW_MS));

describe('readAuthState()', () => {
  it('says who is logged in and linked, and never the token', () => {
    const state = read(SESSION, ['auth_user', 'auth_life_msg']);

    expect(state).toMatchObject({
      状态: '已登录',
      '用户 ID': '45',
      关联的支付宝用户: '2088000000000001',
      '已授权的 scope': 'auth_user、auth_life_msg',
    });
    expect(JSON.stringify(state)).not.toContain('a-secret-token');
  });

  it.each([
    ['no session', {}, '未登录'],
    ['an empty token', { ...SESSION, ifx_baas_auth_token: '' }, '未登录'],
    ['an expired one', { ...SESSION, ifx_baas_session_expires_at: NOW_MS / 1000 }, '会话已过期'],
    ['an anonymous user', { ...SESSION, ifx_baas_is_anonymous_user: 1 }, '已登录（匿名用户）'],
  ])('tells %s', (_what, stored, state) => {
    expect(read(stored)['状态']).toBe(state);
  });

  it('does not fail on what is no session', () => {
    const state = read({ ...SESSION, ifx_baas_session_expires_at: 'x', ifx_baas_uid: {} });

    expect(state).toMatchObject({ 会话有效至: '未知', '用户 ID': '' });
  });
});
