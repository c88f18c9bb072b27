import { ApiFailure } from '../../contract/errors';
import { outcomeOf } from '../answers';
import { badParams, shownText, type Outcome, type Params, type Run } from '../call';
import { listSheet } from '../../ui/list-sheet';
import { h } from '../../ui/dom';
import { showViewer } from '../../ui/viewer';
import { OPTIONS } from '../table/options';
import { cancelled, type Asking } from './asking';

/** What may come of an API of another app or service: what the person taps, and what the app then gets. */
interface Outcomes {
  readonly title: string;
  /** Name of a parameter to show. */
  readonly shown?: readonly string[];
  /** Parameters of which one must be there. */
  readonly required?: readonly string[];
  /** A failure that needs no person. */
  readonly refusal?: (params: Params) => Outcome | undefined;
  readonly choices: readonly (readonly [label: string, outcome: Outcome])[];
  /** Default: failure 11. */
  readonly cancel?: Outcome;
  /** Whether the first choice opens another app, in front of this one. */
  readonly leaves?: boolean;
}

/** @see mini/api/开放能力API/小程序相互跳转/my.navigateToMiniProgram.md of AlipayDocs/open-docs */
const NO_JUMP = { error: 31, errorMessage: '跳转失败' } as const;

/**
 * Payment, signing and their like, with the result codes of their pages.
 * @see mini/api/开放能力API/小程序唤起支付/my.tradePay.md of AlipayDocs/open-docs
 * @see mini/api/开放能力API/周期扣款/my.paySignCenter.md of AlipayDocs/open-docs
 */
const OUTCOMES: Readonly<Record<string, Outcomes>> = {
  tradePay: {
    title: '支付宝收银台',
    shown: ['tradeNO', 'orderStr'],
    required: ['tradeNO', 'orderStr'],
    choices: [
      ['支付成功', { resultCode: '9000' }],
      ['正在处理中', { resultCode: '8000' }],
      ['支付失败', { resultCode: '4000' }],
      ['网络连接出错', { resultCode: '6002' }],
      ['处理结果未知', { resultCode: '6004' }],
    ],
    cancel: { resultCode: '6001' },
  },
  paySignCenter: {
    title: '支付宝签约',
    shown: ['signStr'],
    required: ['signStr'],
    choices: [
      ['签约成功', { resultStatus: '7000', result: '{}' }],
      ['签约结果未知', { resultStatus: '7001', result: '{}' }],
      ['签约失败', { resultStatus: '7002', result: '{}' }],
      ['网络连接错误', { resultStatus: '6002', result: '{}' }],
    ],
    cancel: { resultStatus: '6001', result: '{}' },
  },
  getAddress: {
    title: '选择收货地址',
    choices: [
      [
        '张三 浙江省杭州市西湖区西溪路 556 号',
        {
          resultStatus: '9000',
          result: {
            address: '浙江省杭州市西湖区西溪路 556 号',
            country: '中国',
            prov: '浙江省',
            city: '杭州市',
            area: '西湖区',
            street: '',
            fullname: '张三',
            mobilePhone: '18100000000',
          },
        },
      ],
      ['拒绝授权', { error: 4, errorMessage: '无权限调用该接口' }],
    ],
    cancel: { resultStatus: '6001', result: '' },
  },
  startAPVerify: {
    title: '身份认证',
    choices: [['认证通过', { resultStatus: '9000', result: {} }]],
    cancel: { resultStatus: '6001', result: {} },
  },
  startZMVerify: {
    title: '芝麻认证',
    choices: [
      ['认证通过', { token: 'made-up', passed: 'true' }],
      ['认证未通过', { token: 'made-up', passed: 'false', reason: '认证未通过' }],
    ],
  },
  zmCreditBorrow: {
    title: '芝麻信用借还',
    choices: [['同意', { resultStatus: '9000', result: {} }]],
    cancel: { resultStatus: '6001', result: {} },
  },
  checkBeforeAddOrder: {
    title: '交易组件',
    choices: [
      ['使用 tradePay', { requireOrder: 0 }],
      ['使用交易组件', { requireOrder: 1, sourceId: 'made-up', sceneId: 'made-up' }],
    ],
  },
  // What a text without risk gives, its page does not say.
  textRiskIdentification: {
    title: '文本风险识别',
    shown: ['content'],
    required: ['content'],
    choices: [
      ['没有风险', { result: {} }],
      ['命中自定义敏感词', { result: { type: 'keyword', hitKeywords: ['敏感词'] } }],
      ['广告', { result: { type: '0', score: '99.50' } }],
      ['涉政', { result: { type: '1', score: '99.50' } }],
      ['涉黄', { result: { type: '2', score: '99.50' } }],
      ['低俗辱骂', { result: { type: '3' } }],
    ],
  },
  showAuthGuide: {
    title: '开启权限',
    shown: ['authType'],
    refusal: ({ authType }) =>
      OPTIONS['showAuthGuide.object.authType']?.includes(String(authType)) === true
        ? undefined
        : { error: 2, errorMessage: '参数错误' },
    choices: [['知道了', { shown: true }]],
    cancel: { shown: true },
  },
  navigateToMiniProgram: {
    title: '即将打开其他小程序',
    shown: ['appId', 'path'],
    required: ['appId'],
    // appId 为 16 位数字
    refusal: ({ appId }) => (/^\d{16}$/.test(String(appId)) ? undefined : NO_JUMP),
    choices: [
      ['允许', {}],
      ['目标应用不允许被跳转', { error: 30, errorMessage: '目标应用不允许被跳转' }],
    ],
    cancel: NO_JUMP,
    leaves: true,
  },
  openOtherApp: {
    title: '即将打开其他应用',
    shown: ['url'],
    choices: [['允许', { success: true }]],
    leaves: true,
  },
  unsubscribeMessage: {
    title: '取消订阅消息',
    choices: [['确认取消订阅', { success: true }]],
  },
};

export function outcomeApis(asking: Asking): Readonly<Record<string, Run>> {
  return Object.fromEntries(
    Object.entries(OUTCOMES).map(([name, outcomes]) => [
      name,
      (params: Params) => choose(asking, outcomes, params),
    ]),
  );
}

async function choose(asking: Asking, outcomes: Outcomes, params: Params): Promise<Outcome> {
  const { title, shown = [], required = [], choices } = outcomes;
  if (required.length > 0 && !required.some((name) => isGiven(params, name))) {
    throw badParams(`${required.join(' or ')}: required`);
  }
  const refused = outcomes.refusal?.(params);
  if (refused) return outcomeOf(refused);
  const text = shown
    .map((name) => shownText(params, name))
    .filter(Boolean)
    .join('\n');
  const items = choices.map(([label]) => label);
  const [chosen = -1] =
    (await listSheet(asking.open, { title, text, sections: [{ items }] })) ?? [];
  const outcome = choices[chosen]?.[1] ?? outcomes.cancel;
  if (!outcome) throw cancelled();
  if (outcomes.leaves === true && chosen === 0) asking.leave();
  return outcomeOf(outcome);
}

/** @see mini/api/基础API/跳转支付宝应用或页面/my.ap.openURL.md of AlipayDocs/open-docs */
const NOT_LISTED = { error: 6002, errorMessage: '跳转目标不在白名单' } as const;

interface AlipayPage {
  readonly title: string;
  /** Sets of parameters, of which one must be there. Default: none needs to be. */
  readonly required?: readonly (readonly string[])[];
  /** What its page says of a parameter that is there. */
  readonly takes?: Readonly<Record<string, (value: unknown) => boolean>>;
  /** Whether Alipay opens it for this app depends on what was applied for: the person says. */
  readonly isListed?: (params: Params) => boolean;
}

const PASS = [['passId'], ['partnerId', 'serialNumber']];
const PARTNER = [['partnerId']];

/**
 * 限于官方公开的 appCode 列表.
 * @see mini/api/基础API/跳转支付宝应用或页面/my.ap.openAlipayApp.md of AlipayDocs/open-docs
 */
const APP_CODES = new Set(
  'alipayScan redPacket collectOil tinyAppSHH antForest antFarm stockDetail payCode'.split(' '),
);
const isAppCode = (code: unknown) => APP_CODES.has(String(code));

/**
 * Pages of Alipay that such an API opens: they cover the app until they are closed.
 * @see mini/api/开放能力API/支付宝卡包/my.openVoucherDetail.md, mini/api/基础API/跳转支付宝应用或页面/my.ap.openURL.md of
 *   AlipayDocs/open-docs
 */
const PAGES: Readonly<Record<string, AlipayPage>> = {
  openCardList: { title: '卡列表' },
  openCardDetail: { title: '卡详情', required: [['passId']] },
  openMerchantCardList: { title: '商户卡列表', required: PARTNER },
  openVoucherList: { title: '券列表' },
  openVoucherDetail: { title: '券详情', required: PASS },
  openKBVoucherDetail: { title: '口碑券详情', required: PASS },
  openMerchantVoucherList: { title: '商户券列表', required: PARTNER },
  openTicketList: { title: '票列表' },
  openTicketDetail: { title: '票详情', required: PASS },
  openMerchantTicketList: { title: '商户票列表', required: PARTNER },
  navigateToCouponDetail: { title: '优惠券详情' },
  'ap.navigateToAlipayPage': {
    title: '支付宝页面',
    required: [['appCode'], ['path']],
    takes: {
      appCode: isAppCode,
      // 请传入 encodeURIComponent(url)，其中 url 为支付宝页面，必须以 `https://render.alipay.com/p/` 开头.
      path: (path) => String(path).startsWith(encodeURIComponent('https://render.alipay.com/p/')),
    },
  },
  'ap.openAlipayApp': {
    title: '支付宝应用',
    required: [['appCode']],
    takes: { appCode: isAppCode },
  },
  'ap.openURL': {
    title: '网页',
    required: [['url']],
    // 目标地址，必须以 https:// 或 alipays:// 开头.
    takes: { url: (url) => /^(https|alipays):\/\//.test(String(url)) },
    // 默认的全局白名单
    isListed: ({ url }) => String(url).startsWith('https://render.alipay.com/p/'),
  },
  'ap.navigateToFinance': { title: '财富' },
  'ap.prepareUseCertificate': { title: '使用凭证' },
  'ap.updateAlipayClient': { title: '升级支付宝' },
};

export function alipayPageApis({ open }: Asking): Readonly<Record<string, Run>> {
  const show =
    ({ title, required, takes = {}, isListed }: AlipayPage): Run =>
    async (params) => {
      const isComplete = required?.some((names) => names.every((name) => isGiven(params, name)));
      const isRefused = ([name, isTaken]: [string, (value: unknown) => boolean]) =>
        isGiven(params, name) && !isTaken(params[name]);
      if (isComplete === false || Object.entries(takes).some(isRefused)) {
        throw badParams('参数无效');
      }
      const text = Object.keys(params)
        .map((key) => `${key}：${shownText(params, key)}`)
        .join('\n');
      if (isListed?.(params) === false) {
        const items = ['已加入白名单，打开', NOT_LISTED.errorMessage];
        const chosen = await listSheet(open, { title, text, sections: [{ items }] });
        if (chosen?.[0] !== 0) throw new ApiFailure({ ...NOT_LISTED });
      }
      showViewer(open, title, [h('p', { class: 'sim-viewer-text' }, text)]);
      return { success: true };
    };
  const pages = Object.entries(PAGES).map(([name, page]) => [name, show(page)]);
  const copies = pages
    .filter(([name]) => /^open(KB|Merchant)?(Card|Voucher|Ticket)(List|Detail)/.test(String(name)))
    .map(([name, run]) => [`ap.${String(name)}`, run]);
  return Object.fromEntries([...pages, ...copies]) as Record<string, Run>;
}

/** Whether a text is there: what such APIs need are ids, codes and addresses. */
function isGiven(params: Params, name: string): boolean {
  const value = params[name];
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
