import { ErrorCode, HError } from './errors';

/** Functions of the vendor's SDK that are not about users and accounts, or have a successor there. */
const FUNCTIONS = [
  'censorText',
  'checkVersion',
  'createRecord',
  'createRecordList',
  'deleteFile',
  'deleteFiles',
  'deleteRecord',
  'deleteRecordList',
  'getAlipayQRCode',
  'getAsyncJobResult',
  'getContent',
  'getContentCategory',
  'getContentCategoryList',
  'getContentGroup',
  'getContentGroupList',
  'getContentList',
  'getContentListV2',
  'getFileCategoryDetail',
  'getFileCategoryList',
  'getFileDetail',
  'getFileList',
  'getOrderList',
  'getRecord',
  'getRecordList',
  'getTable',
  'getTableList',
  'getUserDetail',
  'getUserInfo',
  'getUserList',
  'invoke',
  'invokeFunction',
  'multipartUploadFile',
  'pay',
  'queryRecordList',
  'reportTemplateMsgAnalytics',
  'reportTicket',
  'updateRecord',
  'updateRecordList',
  'updateUser',
  'uploadFile',
  'use',
] as const;

/** Its classes of the same kind. */
const CLASSES = [
  'ContentGroup',
  'File',
  'FileCategory',
  'GeoPoint',
  'GeoPolygon',
  'Order',
  'TableObject',
] as const;

/**
 * What the vendor's SDK has beside users and accounts: tables, files, content, payment, functions.
 * A function rejects with `HError` 611, a class throws it: never "undefined is not a function".
 */
export type Unsupported = Readonly<
  Record<(typeof FUNCTIONS)[number], (...args: unknown[]) => Promise<never>> &
    Record<(typeof CLASSES)[number], new (...args: unknown[]) => never>
>;

export function unsupported(): Unsupported {
  const members: Record<string, unknown> = {};
  for (const name of FUNCTIONS) members[name] = () => Promise.reject(refusal(name));
  for (const name of CLASSES) {
    members[name] = function refuse(): never {
      throw refusal(name);
    };
  }
  return members as Unsupported;
}

/** Methods of the vendor's classes that are about tables and places, or link other platforms. */
const METHODS = {
  // The vendor's SDK takes `unset` of a user, and sends nothing of it.
  record: ['unset'],
  link: [
    'linkBaidu',
    'linkJd',
    'linkKs',
    'linkQQ',
    'linkThirdParty',
    'linkThirdPartyWithAuthData',
    'linkTt',
    'linkWechat',
  ],
  geo: ['include', 'within', 'withinCircle', 'withinRegion'],
} as const;

/** Those that return a promise in the vendor's SDK reject; the others throw. */
const ASYNCHRONOUS: readonly string[] = METHODS.link;

/** Gives a class the methods of the vendor's that are out of scope here: each refuses with `HError` 611. */
export function refuseMethods(
  of: { readonly prototype: object },
  ...kinds: (keyof typeof METHODS)[]
): void {
  const names = kinds.reduce<string[]>((all, kind) => [...all, ...METHODS[kind]], []);
  for (const name of names) {
    const refuse = (): unknown => {
      if (ASYNCHRONOUS.includes(name)) return Promise.reject(refusal(name));
      throw refusal(name);
    };
    Object.defineProperty(of.prototype, name, { configurable: true, value: refuse });
  }
}

function refusal(name: string): HError {
  return new HError(ErrorCode.UNSUPPORTED_FUNCTION, `unsupported function: ${name}`);
}
