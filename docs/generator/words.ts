/** The words of a page that come from no docstring. */
export interface Words {
  readonly title: string;
  readonly otherLanguage: string;
  readonly intro: readonly string[];
  readonly overview: string;
  readonly call: string;
  readonly purpose: string;
  readonly parameter: string;
  readonly field: string;
  readonly type: string;
  readonly byDefault: string;
  readonly description: string;
  readonly required: string;
  readonly optional: string;
  readonly resolves: string;
  readonly returns: string;
  readonly rejects: string;
  readonly throws: string;
  readonly also: string;
  readonly see: string;
  readonly hasAllOf: (link: string) => string;
  readonly errors: string;
  readonly code: string;
  readonly constant: string;
  readonly message: string;
  readonly meaning: string;
  /** What HTTP statuses mean, by code. */
  readonly statuses: Readonly<Record<number, string>>;
  readonly otherCodes: string;
  readonly types: string;
  readonly fieldsAt: (links: string) => string;
  readonly unsupported: string;
  readonly unsupportedIntro: string;
  readonly vendorTypes: string;
  readonly vendorTypesIntro: string;
  readonly vendorName: string;
  readonly sentence: RegExp;
  readonly list: string;
  readonly colon: string;
  /** What stands between a code's meaning and when it comes. */
  readonly when: (text: string) => string;
}

export const english: Words = {
  title: 'API',
  otherLanguage: '[中文](api.zh-CN.md)',
  intro: [
    'Everything is at `my.BaaS`, typed wherever the module is imported, and exported by name:',
    'Every promise rejects with an [`HError`](#errors), and every wrong argument is such a rejection, never a throw; the few calls that return no promise say what they throw. Times are in the unit that their name or description says.',
  ],
  overview: 'Overview',
  call: 'Call',
  purpose: 'What it does',
  parameter: 'Parameter',
  field: 'Field',
  type: 'Type',
  byDefault: 'Default',
  description: 'Description',
  required: 'required',
  optional: '–',
  resolves: 'Resolves to',
  returns: 'Returns',
  rejects: 'Rejects with',
  throws: 'Throws',
  also: 'also',
  see: 'See',
  hasAllOf: (link) => `Has everything of ${link}, too.`,
  errors: 'Errors',
  code: 'Code',
  constant: '`ErrorCode`',
  message: 'Text',
  meaning: 'Meaning',
  statuses: {
    400: 'The server found the request malformed, what it asks for taken, or a password or code wrong.',
    401: 'The server does not know the token, or no longer.',
    402: 'The 知晓云 app is out of credit.',
    403: 'The server does not allow it to this user.',
    404: 'There is no such user, or nothing at this address.',
    405: 'The server knows no such method at this address.',
    429: 'Too many tries; wait before the next one.',
    500: 'The server failed.',
  },
  otherCodes:
    'Any other code is an HTTP status, whose text is the `error_msg` of the server, or a number of [`my.request`](https://opendocs.alipay.com/mini/api/owycmh) that has no documented twin here, with the text of the platform.',
  types: 'Types',
  fieldsAt: (links) => `Its fields are at ${links}.`,
  unsupported: 'Not part of this module',
  unsupportedIntro:
    'What the vendor\'s SDK has beside users and accounts: tables, files, content, payment, cloud functions. It says `HError` 611, never "undefined is not a function": a function rejects, a class throws. So do, without types, the methods of its users and queries that link other platforms or ask for places (`linkWechat`, `withinCircle` …), and `unset`, of which its users send nothing. `getUserList` and its like have a successor: [`User`](#user).',
  vendorTypes: "Names of the vendor's typings",
  vendorTypesIntro: 'For apps that use them, in the global namespace `AlipayBaaS`.',
  vendorName: "Vendor's name",
  sentence: /^.+?\.(?=\s|$)/,
  list: ', ',
  colon: ': ',
  when: (text) => (/^(if|for|at|with|once|after|where)\b/.test(text) ? `, ${text}` : `: ${text}`),
};

export const chinese: Words = {
  title: 'API',
  otherLanguage: '[English](api.md)',
  intro: [
    '所有功能都在 `my.BaaS` 上，引入本模块即有类型；也可以按名称导入：',
    '每个 Promise 失败时都以 [`HError`](#错误) 拒绝，参数错误同样以拒绝的方式返回，不会同步抛出；少数不返回 Promise 的方法会说明自己抛出什么。时间的单位以名称或说明为准。',
  ],
  overview: '总览',
  call: '调用',
  purpose: '作用',
  parameter: '参数',
  field: '字段',
  type: '类型',
  byDefault: '默认值',
  description: '说明',
  required: '必填',
  optional: '–',
  resolves: '成功返回',
  returns: '返回',
  rejects: '失败（错误码）',
  throws: '抛出',
  also: '另外',
  see: '参考',
  hasAllOf: (link) => `同时拥有 ${link} 的全部方法。`,
  errors: '错误',
  code: '错误码',
  constant: '`ErrorCode`',
  message: '文本',
  meaning: '含义',
  statuses: {
    400: '请求不合法、要设置的内容已被占用，或者密码、验证码不正确。',
    401: '服务端不认识该 token，或 token 已失效。',
    402: '知晓云应用已欠费。',
    403: '服务端不允许该用户这样做。',
    404: '没有这个用户，或该地址没有内容。',
    405: '该地址不支持这种请求方法。',
    429: '尝试次数过多，请稍后再试。',
    500: '服务端出错。',
  },
  otherCodes:
    '其他错误码是 HTTP 状态码，文本为服务端的 `error_msg`；或者是 [`my.request`](https://opendocs.alipay.com/mini/api/owycmh) 在这里没有对应项的错误码，文本由平台给出。',
  types: '类型',
  fieldsAt: (links) => `字段见 ${links}。`,
  unsupported: '不在本模块范围内',
  unsupportedIntro:
    '官方 SDK 中与用户和账号无关的部分：数据表、文件、内容库、支付、云函数。调用时得到 `HError` 611，而不是“undefined is not a function”：函数以拒绝返回，类直接抛出。用户和查询对象上关联其他平台、按地理位置查询的方法（`linkWechat`、`withinCircle` 等），以及官方 SDK 对用户并不会发送的 `unset`，同样如此，但没有类型。`getUserList` 等旧方法请改用 [`User`](#user)。',
  vendorTypes: '官方类型定义中的名称',
  vendorTypesIntro: '供已在使用它们的小程序沿用，位于全局命名空间 `AlipayBaaS`。',
  vendorName: '官方名称',
  sentence: /^.+?。/,
  list: '、',
  colon: '：',
  when: (text) => `：${text}`,
};
