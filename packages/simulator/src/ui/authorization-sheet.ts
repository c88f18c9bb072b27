import type { SheetAnswer, SheetRequest } from '../contract/types';
import { button, h, uniqueId } from './dom';
import type { OpenModal } from './modal';

/** What a scope hands over, in the words of Alipay's sheet. */
const SCOPE_NAMES: Readonly<Record<string, string>> = {
  userInfo: '会员基础信息（头像、昵称）',
  phoneNumber: '手机号码',
  auth_user: '会员基本信息（头像、昵称等）',
  auth_zhima: '芝麻信用评估结果',
  auth_life_msg: '生活号消息推送',
  auth_life_msg_tele: '生活号消息推送（关联手机号）',
  auth_ecard: '电子卡包',
  order_service: '订单服务',
  trip_ticket: '出行票务',
  ride_hailing: '网约车服务',
  charging_pile: '充电桩服务',
  ptjob_order_sync: '兼职订单同步',
  indr_order_sync: '行业订单同步',
  car_rental_auth: '租车服务',
  hospital_order: '就诊订单',
  consumer_finance: '消费金融服务',
};

/** Alipay's consent sheet: agree, refuse, or close it. */
export function authorizationSheet(open: OpenModal, appName: string) {
  return ({ user, scopes }: SheetRequest): Promise<SheetAnswer> =>
    new Promise((resolve) => {
      const answer = (given: SheetAnswer) => () => {
        close();
        resolve(given);
      };
      const titleId = uniqueId();
      const closeButton = button('', 'sim-close', answer('close'));
      closeButton.setAttribute('aria-label', '关闭');
      const agree = button('同意', 'sim-wide sim-wide-primary', answer('agree'));
      const close = open({
        className: 'sim-sheet sim-authorization',
        labelledBy: titleId,
        content: [
          h(
            'div',
            { class: 'sim-sheet-head' },
            h('h2', { class: 'sim-sheet-title', id: titleId }, '支付宝授权'),
            closeButton,
          ),
          h('p', { class: 'sim-sheet-text' }, `${appName} 申请获得以下信息：`),
          h(
            'ul',
            { class: 'sim-scopes' },
            ...scopes.map((scope) => h('li', {}, SCOPE_NAMES[scope] ?? scope)),
          ),
          h('p', { class: 'sim-sheet-note' }, `当前账号：${user.nickname}`),
          h(
            'div',
            { class: 'sim-wide-actions' },
            button('拒绝', 'sim-wide', answer('refuse')),
            agree,
          ),
        ],
        focus: agree,
        onCancel: answer('close'),
      });
    });
}
