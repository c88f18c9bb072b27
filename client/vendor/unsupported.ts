import { UNSUPPORTED_FUNCTION } from '../base/codes';
import { detailed, type HError } from '../base/errors';
import { hide } from '../base/json';
import { words } from '../base/words';

/** Functions of the vendor's SDK that are not about users and accounts, or have a successor there. */
const FUNCTIONS = words(
  'censorText checkVersion createRecord createRecordList deleteFile deleteFiles deleteRecord',
  'deleteRecordList getAlipayQRCode getAsyncJobResult getContent getContentCategory',
  'getContentCategoryList getContentGroup getContentGroupList getContentList getContentListV2',
  'getFileCategoryDetail getFileCategoryList getFileDetail getFileList getOrderList getRecord',
  'getRecordList getTable getTableList getUserDetail getUserInfo getUserList invoke invokeFunction',
  'multipartUploadFile pay queryRecordList reportTemplateMsgAnalytics reportTicket updateRecord',
  'updateRecordList updateUser uploadFile use',
);

/** Its classes of the same kind. */
const CLASSES = words('ContentGroup File FileCategory GeoPoint GeoPolygon Order TableObject');

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
  for (const name of FUNCTIONS) members[name] = rejecting(name);
  for (const name of CLASSES) members[name] = throwing(name);
  return members as Unsupported;
}

/** Methods of the vendor's classes that are about tables and places, or link other platforms. */
const METHODS = {
  // The vendor's SDK takes `unset` of a user, and sends nothing of it.
  record: words('unset'),
  // These return a promise in the vendor's SDK, so they reject; the others throw.
  link: words(
    'linkBaidu linkJd linkKs linkQQ linkThirdParty linkThirdPartyWithAuthData linkTt linkWechat',
  ),
  geo: words('include within withinCircle withinRegion'),
};

/** Gives a class the methods of the vendor's that are out of scope here: each refuses with `HError` 611. */
export function refuseMethods(
  of: { readonly prototype: object },
  ...kinds: (keyof typeof METHODS)[]
): void {
  for (const kind of kinds) {
    for (const name of METHODS[kind]) {
      hide(of.prototype, { [name]: kind === 'link' ? rejecting(name) : throwing(name) });
    }
  }
}

function rejecting(name: string) {
  return () => Promise.reject(refusal(name));
}

function throwing(name: string) {
  // No arrow function: an app may call it with `new`.
  return function refuse(): never {
    throw refusal(name);
  };
}

function refusal(name: string): HError {
  return detailed(UNSUPPORTED_FUNCTION, name);
}
