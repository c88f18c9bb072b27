import { AlipaySdk } from 'alipay-sdk';
import { z } from 'zod';
import { badRequest, HttpError } from '../errors';
import { readPrivateKey, readPublicKey } from './keys';
import { openPhoneNumber, readAesKey } from './phone-number';
import type { OpeningKeys, SealedAnswer } from './phone-number';
import type { AlipayIdentity, AlipayPlatform, AlipayProfile, AlipayScope } from './platform';

export interface OpenPlatformOptions {
  /** The app that the mini program's code is issued for. */
  appId: string;
  /** The app's own private key (应用私钥): PEM, base64, or the path of a file. */
  privateKey: string;
  /** Alipay's public key (支付宝公钥, not the app's own), in the same spellings. */
  alipayPublicKey: string;
  /** The app's AES key (接口内容加密方式), base64. Default: none; phone numbers cannot be read then. */
  aesKey?: string;
  /** Default: Alipay's production gateway. */
  gateway?: string;
  /** For each of the one or two calls of an exchange. Default 5000. */
  timeoutMs?: number;
}

/** The variables that configure the open platform; it is used when the first one is set. */
const VARIABLES = {
  appId: 'ALIPAY_APP_ID',
  privateKey: 'ALIPAY_PRIVATE_KEY',
  alipayPublicKey: 'ALIPAY_PUBLIC_KEY',
  aesKey: 'ALIPAY_AES_KEY',
  gateway: 'ALIPAY_GATEWAY',
} as const;

const DEFAULT_TIMEOUT_MS = 5000;

/**
 * The real Alipay, for mini programs on devices.
 *
 * @throws {Error} If an option is missing or no key, naming its environment variable.
 */
export function createOpenPlatform(options: OpenPlatformOptions): AlipayPlatform {
  const { appId, gateway, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  if (!/^\d{16}$/.test(appId)) throw new Error('ALIPAY_APP_ID: must have 16 digits');
  if (gateway !== undefined && !URL.canParse(gateway)) {
    throw new Error('ALIPAY_GATEWAY: must be a URL');
  }
  const privateKey = readPrivateKey(VARIABLES.privateKey, options.privateKey);
  const publicKey = readPublicKey(VARIABLES.alipayPublicKey, options.alipayPublicKey, privateKey);
  const sdk = new VerifyingSdk({
    appId,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString().trim(),
    keyType: 'PKCS8',
    alipayPublicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString().trim(),
    timeout: timeoutMs,
    ...(gateway === undefined ? {} : { gateway }),
  });
  const { aesKey } = options;
  return new OpenPlatform(
    appId,
    sdk,
    aesKey === undefined ? undefined : { publicKey, aesKey: readAesKey(VARIABLES.aesKey, aesKey) },
  );
}

/** Reads the options from the environment; undefined if `ALIPAY_APP_ID` is not set. */
export function openPlatformOptions(
  env: Readonly<Record<string, string | undefined>>,
): OpenPlatformOptions | undefined {
  const names = VARIABLES;
  const appId = env[names.appId];
  if (appId === undefined || appId === '') return undefined;
  const required = (name: string) => {
    const value = env[name];
    if (value === undefined || value === '') {
      throw new Error(`${name}: is required with ${names.appId}`);
    }
    return value;
  };
  return {
    appId,
    privateKey: required(names.privateKey),
    alipayPublicKey: required(names.alipayPublicKey),
    aesKey: env[names.aesKey] || undefined,
    gateway: env[names.gateway] || undefined,
  };
}

/** Alipay fills in one of two identifiers; an empty or null one counts as absent. */
const identifier = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
const tokenAnswer = z.object({
  accessToken: z.string().min(1),
  userId: identifier,
  openId: identifier,
});
const refusal = z.object({ code: z.string(), subCode: z.string().optional() });

const optionalText = z.string().optional().catch(undefined);
const profileAnswer = z.object({
  code: z.literal('10000'),
  nickName: optionalText,
  avatar: optionalText,
  gender: optionalText,
  province: optionalText,
  city: optionalText,
});

/** 授权权限不足: the user has not granted what the call needs. */
const INSUFFICIENT_TOKEN = '20001';

class OpenPlatform implements AlipayPlatform {
  phoneNumber?: (answer: SealedAnswer) => string;

  constructor(
    readonly appId: string,
    private readonly sdk: AlipaySdk,
    keys: OpeningKeys | undefined,
  ) {
    if (keys) this.phoneNumber = (answer) => openPhoneNumber(answer, keys);
  }

  async exchange(code: string, wanted: AlipayScope): Promise<AlipayIdentity> {
    const answer = await this.#call('alipay.system.oauth.token', {
      grantType: 'authorization_code',
      code,
    });
    const token = tokenAnswer.safeParse(answer);
    if (!token.success) throw refused(answer);
    const { accessToken, userId, openId } = token.data;
    if (userId === undefined && openId === undefined) {
      throw badGateway('Alipay named neither user_id nor open_id');
    }
    const identity: AlipayIdentity = { userId, openId, scopes: ['auth_base'] };
    if (wanted === 'auth_base') return identity;
    const profile = await this.#profile(accessToken);
    return profile ? { ...identity, scopes: ['auth_base', 'auth_user'], profile } : identity;
  }

  async #profile(authToken: string): Promise<AlipayProfile | undefined> {
    const answer = await this.#call('alipay.user.info.share', { authToken });
    const parsed = profileAnswer.safeParse(answer);
    if (parsed.success) {
      const { nickName, avatar, gender, province, city } = parsed.data;
      const entries = Object.entries({ nick_name: nickName, avatar, gender, province, city });
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
    }
    if (refusal.safeParse(answer).data?.code === INSUFFICIENT_TOKEN) return undefined;
    throw refused(answer);
  }

  /** The SDK's own errors quote the whole answer, tokens included, so they go no further. */
  async #call(method: string, params: Record<string, string>): Promise<unknown> {
    try {
      return await this.sdk.exec(method, params, { validateSign: true });
    } catch (error) {
      if (error instanceof GatewayRefusal) return error.answer;
      // Of a request that got no answer, the SDK says "HttpClient Request error".
      if (error instanceof Error && error.message.startsWith('HttpClient Request error')) {
        throw unavailable(`${method}: Alipay does not answer`);
      }
      throw badGateway(`${method}: no valid answer from Alipay`);
    }
  }
}

/** The gateway refused before the method was reached: `error_response`, often without a signature. */
class GatewayRefusal extends Error {
  constructor(readonly answer: z.output<typeof refusal>) {
    super('refused by the gateway');
  }
}

const errorAnswer = z.object({
  error_response: z.object({ code: z.string(), sub_code: z.string().optional() }),
});

/**
 * The SDK takes `error_response` for an answer, and looks for its signature in the wrong place. Here
 * it can only ever be a refusal, which needs no proof: forging one gains nothing.
 */
class VerifyingSdk extends AlipaySdk {
  override checkResponseSign(
    raw: string,
    responseKey: string,
    signature: string | undefined,
    traceId: string,
  ): void {
    const { data } = errorAnswer.safeParse(JSON.parse(raw));
    if (data) {
      const { code, sub_code: subCode } = data.error_response;
      throw new GatewayRefusal({ code, subCode });
    }
    super.checkResponseSign(raw, responseKey, signature ?? '', traceId);
  }
}

const badGateway = (message: string) => new HttpError(502, message);

const unavailable = (message: string) => new HttpError(503, message, { 'retry-after': '5' });

/** What the common refusals mean, and what mends them: sub_code → sentence. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['isv.invalid-signature', 'ALIPAY_PRIVATE_KEY is not the key of this app'],
  ['isv.invalid-app-id', 'ALIPAY_APP_ID is no app'],
  ['isv.insufficient-isv-permissions', 'the app lacks the product, such as 获取会员信息'],
  ['isv.missing-encrypt-key', 'the app has no AES key'],
]);

/**
 * Alipay's refusal as an answer of the protocol: what the caller can mend is 400, what passes is 503, and what the
 * settings of the app or of this server are to blame for is 502.
 *
 * @see https://opendocs.alipay.com/common/02km9f for the codes
 */
function refused(answer: unknown): HttpError {
  const { data } = refusal.safeParse(answer);
  const { code, subCode } = data ?? {};
  if (subCode === 'isv.code-invalid') {
    return badRequest('code: unknown, expired or already used');
  }
  if (code === '20000') return unavailable(`Alipay is busy: ${subCode ?? code}`);
  const reason = REASONS.get(subCode ?? '');
  return badGateway(
    `Alipay refused: ${subCode ?? code ?? 'unreadable answer'}${reason === undefined ? '' : `; ${reason}`}`,
  );
}
