import { ErrorCode, HError } from './errors';

/** Functions of the vendor's SDK that are not about users and accounts. */
const FUNCTIONS = [
  'censorText',
  'getAlipayQRCode',
  'getAsyncJobResult',
  'invoke',
  'invokeFunction',
  'multipartUploadFile',
  'pay',
  'reportTemplateMsgAnalytics',
  'reportTicket',
  'subscribe',
  'uploadFile',
] as const;

/** Its classes of the same kind. */
const CLASSES = [
  'ContentGroup',
  'File',
  'FileCategory',
  'GeoPoint',
  'GeoPolygon',
  'Order',
  'Query',
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

function refusal(name: string): HError {
  return new HError(ErrorCode.UNSUPPORTED_FUNCTION, `unsupported function: ${name}`);
}
