import type { UserView } from '../shared/user-view';
import type { Row } from './forms';

/** A row as it shows. */
export interface RowView {
  name: Row;
  title: string;
  description: string;
  extra: string;
}

/** Rows that stand in one card. */
export interface Section {
  /** '' for a card without a heading. */
  title: string;
  rows: RowView[];
}

export function sectionsOf(user: UserView): Section[] {
  const verified = (isVerified: boolean) => (isVerified ? '已验证' : '未验证');
  const row = (name: Row, title: string, value: string, description = ''): RowView => ({
    name,
    title,
    description,
    extra: value || '未设置',
  });
  return [
    { title: '', rows: [row('nickname', '昵称', user.nickname)] },
    {
      title: '登录资料',
      rows: [
        row('username', '用户名', user.username),
        row('phone', '手机号', user.phone, user.phone && verified(user.isPhoneVerified)),
        row('email', '邮箱', user.email, user.email && verified(user.isEmailVerified)),
        row('password', '密码', '设置或修改'),
      ],
    },
  ];
}
