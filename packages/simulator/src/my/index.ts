import { SimulatorError } from '../contract/errors';
import { Problems } from '../contract/problems';
import { createPhone, type PhoneOptions } from '../phone/create-phone';
import type { AppIdentity, SystemInfo } from '../contract/system';
import type { Phone, SimulatorEvent } from '../contract/types';
import { assembleMy, type My } from './assemble';
import { getAuthCodeApi, type AskUser } from './auth';
import type { ApiHost } from './call';
import { requestApi } from './request';
import { storageApis } from './storage';
import { DEFAULT_APP, DEFAULT_SYSTEM, systemApis } from './system';

export type { My } from './assemble';
export { SCOPES, type AskUser } from './auth';

export interface MyOptions extends PhoneOptions {
  /** Answers the authorization sheet while `phone.authorization` is `ask`. Default: an error. */
  askUser?: AskUser;
  system?: Partial<SystemInfo>;
  app?: Partial<AppIdentity>;
  /** Called for everything that happens, secrets struck out. Default: an `error` is thrown, the rest ignored. */
  onEvent?: (event: SimulatorEvent) => void;
}

export interface MyPhone {
  my: My;
  /** May be changed at any time: user, network, next authorization … */
  phone: Phone;
  /** Ends the app: no callback and no promise of `my` settles any more. */
  stop: () => void;
}

/**
 * The part of `my` that needs no screen: network, storage, authorization, system. Runs in plain Node.
 * @example
 * const { my, phone } = createMy({ user: { userId: '2088000000000001', nickname: '小明' }, alipay });
 * phone.authorization = 'refuse';
 * await my.getAuthCode({ scopes: 'auth_user' }); // rejects with { error: 11, … }
 */
export function createMy(options: MyOptions): MyPhone {
  const phone = createPhone(options);
  const controller = new AbortController();
  const host: ApiHost = {
    phone,
    problems: new Problems(),
    signal: controller.signal,
    emit(event) {
      if (options.onEvent) options.onEvent(event);
      else if (event.type === 'error') throwLater(event.error);
    },
  };
  const system = { ...DEFAULT_SYSTEM, ...options.system };
  const apis = deviceApis(host, {
    askUser: options.askUser ?? askNobody,
    system: () => system,
    app: { ...DEFAULT_APP, ...options.app },
  });
  return { my: assembleMy(host, apis), phone, stop: () => controller.abort() };
}

export interface DeviceOptions {
  askUser: AskUser;
  system: () => SystemInfo;
  app: AppIdentity;
  /** Default timeout of `my.request`. */
  requestTimeoutMs?: number;
}

/** The APIs of {@link createMy}, for whoever adds a screen to them. */
export function deviceApis(host: ApiHost, options: DeviceOptions): Record<string, unknown> {
  return {
    request: requestApi(host, options.requestTimeoutMs),
    getAuthCode: getAuthCodeApi(host, options.askUser),
    ...storageApis(host),
    ...systemApis(host, options.system, options.app),
  };
}

function askNobody(): Promise<never> {
  return Promise.reject(
    new SimulatorError('my.getAuthCode: nobody to ask; set phone.authorization or askUser'),
  );
}

/** An error nobody listens for must surface all the same. */
function throwLater(error: Error): void {
  setTimeout(() => {
    throw error;
  });
}
