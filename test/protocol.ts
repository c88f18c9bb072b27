/**
 * The wire protocol of 知晓云 and the error codes of the auth module, as data. Three sides are held against
 * this one table, so that no two of them can contradict each other: what `client/` sends and how it reads each
 * answer, what the local server answers, and which errors the pages have a sentence for.
 */

/** A session that a request needs: none (one may be sent all the same), any, or one of a user who is not anonymous. */
export type SessionNeed = 'none' | 'any' | 'account';

/** One row of the protocol. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path with the version that the client sends; `:id` stands for a user id. The server takes any version. */
  readonly path: string;
  /** Names of the fields of the body (of a GET: of the query) that must be there. */
  readonly required: readonly string[];
  /** Names of the fields that may be there. Records also take the app's own fields. */
  readonly optional: readonly string[];
  readonly session: SessionNeed;
  /** Status of the answer if all goes well. */
  readonly success: 200 | 201;
  /** Fields of that answer which a client may rely on. */
  readonly answers: readonly string[];
  /** Statuses of refusals, each with when it is given. A refusal's body is `{ status: 'error', error_msg }`. */
  readonly refusals: Readonly<Record<number, string>>;
}

const MALFORMED = { 400: 'a field of the body is missing or malformed' };
const UNAUTHORIZED = { 401: 'there is no session, or it has ended' };
const NEEDS_ACCOUNT = { ...UNAUTHORIZED, 403: 'the user is anonymous' };
const SESSION_ANSWER = ['token', 'expires_in', 'user_id'];
const ALIPAY_SESSION_ANSWER = ['token', 'expires_in', 'user_info'];
const OK = ['status'];
const ACCOUNT_ANSWER = ['_username', '_email', '_email_verified', '_phone', '_phone_verified'];

function registration(name: 'username' | 'email' | 'phone'): Operation {
  return {
    method: 'POST',
    path: `/hserve/v2.1/register/${name}/`,
    required: [name, 'password'],
    optional: [],
    session: 'none',
    success: 201,
    answers: SESSION_ANSWER,
    refusals: { 400: 'the name is taken, or the name or the password is malformed' },
  };
}

function passwordLogin(name: 'username' | 'email' | 'phone'): Operation {
  return {
    method: 'POST',
    path: `/hserve/v2.1/login/${name}/`,
    required: [name, 'password'],
    optional: [],
    session: 'none',
    success: 201,
    answers: SESSION_ANSWER,
    refusals: {
      400: 'no user has the name, or the password is wrong: one answer for both',
      429: 'too many wrong passwords',
    },
  };
}

const TABLE = {
  silentLogin: {
    method: 'POST',
    path: '/hserve/v2.5/idp/alipay/silent-login/',
    required: ['code', 'create_user'],
    optional: [],
    session: 'none',
    success: 201,
    answers: ALIPAY_SESSION_ANSWER,
    refusals: {
      400: 'the auth code is unknown, used or expired',
      404: 'no user is linked to the Alipay user, and create_user is false',
    },
  },
  authenticate: {
    method: 'POST',
    path: '/hserve/v2.5/idp/alipay/authenticate/',
    required: ['code', 'create_user', 'update_userprofile'],
    optional: [],
    session: 'none',
    success: 201,
    answers: ALIPAY_SESSION_ANSWER,
    refusals: {
      400: 'the auth code is unknown, used or expired',
      403: 'the Alipay user has not granted auth_user',
      404: 'no user is linked to the Alipay user, and create_user is false',
    },
  },
  associate: {
    method: 'PUT',
    path: '/hserve/v2.0/idp/alipay/user-associate/',
    required: ['code', 'authorized'],
    optional: ['update_userprofile'],
    session: 'account',
    success: 200,
    answers: ['alipay_user_id'],
    refusals: {
      400: 'the Alipay user belongs to another user, or the user already has another Alipay user',
      ...NEEDS_ACCOUNT,
    },
  },
  registerUsername: registration('username'),
  registerEmail: registration('email'),
  registerPhone: registration('phone'),
  loginUsername: passwordLogin('username'),
  loginEmail: passwordLogin('email'),
  loginPhone: passwordLogin('phone'),
  loginSms: {
    method: 'POST',
    path: '/hserve/v2.1/login/sms/',
    required: ['phone', 'code', 'create_user'],
    optional: [],
    session: 'none',
    success: 201,
    answers: SESSION_ANSWER,
    refusals: {
      400: 'the code is wrong or expired',
      404: 'no user has the number, and create_user is false',
    },
  },
  loginAnonymous: {
    method: 'POST',
    path: '/hserve/v2.0/login/anonymous/',
    required: [],
    optional: [],
    session: 'none',
    success: 201,
    answers: SESSION_ANSWER,
    refusals: {},
  },
  logout: {
    method: 'POST',
    path: '/hserve/v2.0/session/destroy/',
    required: [],
    optional: [],
    session: 'any',
    success: 201,
    answers: ['status', 'message'],
    refusals: UNAUTHORIZED,
  },
  readUser: {
    method: 'GET',
    path: '/hserve/v2.5/user/info/:id/',
    required: [],
    optional: [],
    session: 'any',
    success: 200,
    answers: ['id', 'nickname', 'avatar'],
    refusals: { ...UNAUTHORIZED, 404: 'there is no such user' },
  },
  listUsers: {
    method: 'GET',
    path: '/hserve/v2.2/user/info/',
    required: [],
    optional: ['limit', 'offset', 'order_by', 'keys', 'expand', 'where', 'return_total_count'],
    session: 'any',
    success: 200,
    answers: ['meta', 'objects'],
    refusals: { 400: 'a field cannot be queried or sorted by', ...UNAUTHORIZED },
  },
  updateUser: {
    method: 'PUT',
    path: '/hserve/v2.5/user/info/',
    required: [],
    optional: ['nickname', 'avatar'],
    session: 'any',
    success: 200,
    answers: ['id', 'nickname', 'avatar'],
    refusals: { ...MALFORMED, ...UNAUTHORIZED },
  },
  updateAccount: {
    method: 'PUT',
    path: '/hserve/v2.2/user/account/',
    required: [],
    optional: ['username', 'email', 'phone', 'password', 'new_password'],
    session: 'account',
    success: 200,
    answers: ACCOUNT_ANSWER,
    refusals: {
      400: 'a name is taken or malformed, or the current password is wrong',
      ...NEEDS_ACCOUNT,
      429: 'too many wrong passwords',
    },
  },
  verifyEmail: {
    method: 'POST',
    path: '/hserve/v2.0/user/email-verify/',
    required: [],
    optional: [],
    session: 'account',
    success: 201,
    answers: OK,
    refusals: {
      400: 'the address is verified already, or a mail was sent just now',
      ...NEEDS_ACCOUNT,
      404: 'the user has no address',
    },
  },
  resetPassword: {
    method: 'POST',
    path: '/hserve/v2.0/user/password/reset/',
    required: ['email'],
    optional: [],
    session: 'none',
    success: 201,
    answers: OK,
    refusals: {
      400: 'the address is malformed or not verified, or a mail was sent just now',
      404: 'no user has the address',
    },
  },
  sendSmsCode: {
    method: 'POST',
    path: '/hserve/v2.2/sms-verification-code/',
    required: ['phone'],
    optional: ['signature_id'],
    session: 'none',
    success: 200,
    answers: OK,
    refusals: { 400: 'the number is malformed, or had too many messages' },
  },
  verifySmsCode: {
    method: 'POST',
    path: '/hserve/v1.8/sms-verification-code/verify/',
    required: ['phone', 'code'],
    optional: [],
    session: 'none',
    success: 200,
    answers: OK,
    refusals: { 400: 'the code is wrong or expired' },
  },
  verifyPhone: {
    method: 'POST',
    path: '/hserve/v2.1/sms-phone-verification/',
    required: ['code'],
    optional: [],
    session: 'account',
    success: 200,
    answers: OK,
    refusals: { 400: 'the code is wrong or expired, or the user has no number', ...NEEDS_ACCOUNT },
  },
  serverTime: {
    method: 'GET',
    path: '/hserve/v2.2/server/time/',
    required: [],
    optional: [],
    session: 'none',
    success: 200,
    answers: ['time'],
    refusals: {},
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof TABLE;

export const OPERATIONS: Readonly<Record<OperationName, Operation>> = TABLE;

/**
 * What the local server has beside 知晓云's own operations, for apps with an own backend. The vendor's cloud answers
 * 404, which an app takes for "not offered here".
 */
export const OWN_OPERATIONS = {
  alipayPhoneNumber: {
    method: 'POST',
    path: '/hserve/v2.5/idp/alipay/phone-number/',
    required: ['response'],
    optional: ['sign'],
    session: 'account',
    success: 200,
    answers: ACCOUNT_ANSWER,
    refusals: {
      400: 'the answer does not come from Alipay or holds no number, or the number belongs to another user',
      401: UNAUTHORIZED[401],
      403: 'the user is anonymous, or has not granted the phone number to the app',
      404: 'the server is not set up for it',
    },
  },
  checkAlipayPhoneNumber: {
    method: 'POST',
    path: '/hserve/v2.5/idp/alipay/phone-number/check/',
    required: ['response'],
    optional: ['sign'],
    session: 'none',
    success: 200,
    answers: OK,
    refusals: {
      400: 'the answer does not come from Alipay or holds no number, or the number belongs to a user',
      403: 'the user has not granted the phone number to the app',
      404: 'the server is not set up for it',
    },
  },
} as const satisfies Record<string, Operation>;

/** A code that the auth module rejects with and that is no HTTP status. */
export interface ErrorRow {
  readonly code: number;
  /** Name in `ErrorCode`. */
  readonly name: string;
  /** The text after the code in `message`, unless something more precise is known. */
  readonly text: string;
}

export const ERRORS: readonly ErrorRow[] = [
  { code: 14, name: 'MALFORMED_ANSWER', text: 'malformed answer' },
  { code: 600, name: 'NETWORK_DISCONNECTED', text: 'network disconnected' },
  { code: 601, name: 'REQUEST_TIMEOUT', text: 'request timeout' },
  { code: 602, name: 'UNINITIALIZED', text: 'uninitialized' },
  { code: 603, name: 'UNAUTHORIZED', text: 'unauthorized' },
  { code: 604, name: 'SESSION_MISSING', text: 'session missing' },
  { code: 605, name: 'INCORRECT_PARAMETER_TYPE', text: 'incorrect parameter type' },
  { code: 611, name: 'UNSUPPORTED_FUNCTION', text: 'unsupported function' },
  { code: 612, name: 'ANONYMOUS_NOT_ALLOWED', text: 'anonymous user is not allowed' },
  { code: 613, name: 'AUTH_DENIED', text: 'third party auth denied' },
  { code: 614, name: 'AUTH_FAILED', text: 'third party auth failed' },
];

/** Statuses that any request may be answered with, beside the refusals of its row. */
export const COMMON_STATUSES: readonly number[] = [
  401, 402, 403, 404, 405, 429, 500, 502, 503, 507,
];

/** Errors of `my.request` with a code of their own here; any other keeps the platform's number. */
export const PLATFORM_ERRORS: Readonly<Record<number, number>> = { 12: 600, 13: 601, 14: 14 };

/** Every status that a row of the table or any request may be refused with, in order. */
export const REFUSAL_STATUSES: readonly number[] = [
  ...new Set([
    ...COMMON_STATUSES,
    ...Object.values(OPERATIONS).flatMap(({ refusals }) => Object.keys(refusals).map(Number)),
  ]),
].sort((a, b) => a - b);
