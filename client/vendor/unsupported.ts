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

/** Its methods of a user that link another platform. */
const LINKS = words(
  'linkBaidu linkJd linkKs linkQQ linkThirdParty linkThirdPartyWithAuthData linkTt linkWechat',
);

/**
 * What the vendor's SDK has beside users and accounts: tables, files, content, payment, functions.
 * A function rejects with `HError` 611, a class throws it: never "undefined is not a function".
 */
export type Unsupported = Readonly<
  Record<(typeof FUNCTIONS)[number], (...args: unknown[]) => Promise<never>> &
    Record<(typeof CLASSES)[number], new (...args: unknown[]) => never>
>;

export function unsupported(): Unsupported {
  return Object.assign(each(FUNCTIONS, rejecting), each(CLASSES, throwing)) as Unsupported;
}

/** Gives a class of users the vendor's methods that link other platforms, or are about tables: each refuses with 611. */
export function refuseMethodsOfUsers(of: { readonly prototype: object }): void {
  // These return a promise in the vendor's SDK, so they reject.
  hide(of.prototype, each(LINKS, rejecting));
  // The vendor's SDK takes `unset` of a user, and sends nothing of it.
  hide(of.prototype, each(['unset'], throwing));
}

/** Gives a class of queries the vendor's methods that are about places and lists of records: each throws 611. */
export function refuseMethodsOfQueries(of: { readonly prototype: object }): void {
  hide(of.prototype, each(words('include within withinCircle withinRegion'), throwing));
}

/** What refuses, by these names. */
function each(names: readonly string[], refusing: (name: string) => unknown): object {
  const members: Record<string, unknown> = {};
  for (const name of names) members[name] = refusing(name);
  return members;
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
