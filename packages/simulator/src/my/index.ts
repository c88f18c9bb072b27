import { SimulatorError, toError } from '../contract/errors';
import { Problems } from '../contract/problems';
import { createPhone, type PhoneOptions } from '../phone/create-phone';
import type { AppIdentity, SystemInfo } from '../contract/system';
import type { Phone, SimulatorEvent } from '../contract/types';
import { assembleMy, type My } from './assemble';
import { createAnimation } from './animation';
import type { ApiHost } from './call';
import { deviceApis } from './device';
import { Listeners } from './listeners';
import { fileApis } from './files/apis';
import { extConfigApis } from './ext-config';
import { FileStore } from './files/store';
import { mediaApis } from './media/apis';
import { nearbyApis } from './nearby';
import type { AskForScope } from './permission';
import { requestApi } from './network/request';
import { socketApis } from './network/sockets';
import { downloadApi, uploadApi, type TransferTimeouts } from './network/transfer';
import { getAuthCodeApi, type AskUser } from './open/auth';
import { createCloudContext } from './open/cloud';
import { memberApis } from './open/member';
import { rsaApi } from './open/rsa';
import { storageApis } from './storage';
import { DEFAULT_APP, DEFAULT_SYSTEM, systemApis } from './system';

export type { My } from './assemble';
export { SCOPES, type AskUser } from './open/auth';

export interface MyOptions extends PhoneOptions {
  /** Answers the authorization sheet while `phone.authorization` is `ask`. Default: an error. */
  askUser?: AskUser;
  system?: Partial<SystemInfo>;
  app?: Partial<AppIdentity>;
  /** Members of `my` instead of the simulator's own, by name: `{ scan: jest.fn() }`. */
  my?: Readonly<Record<string, unknown>>;
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
  const emit = (event: SimulatorEvent) => {
    if (options.onEvent) options.onEvent(event);
    else if (event.type === 'error') throwLater(event.error);
  };
  const listeners = new Listeners((run) => {
    try {
      run();
    } catch (error) {
      emit({ type: 'error', error: toError(error), source: 'app' });
    }
  });
  const host: ApiHost = {
    phone,
    signal: controller.signal,
    problems: new Problems(),
    listeners,
    emit,
  };
  const system = { ...DEFAULT_SYSTEM, ...options.system };
  const apis = phoneApis(host, {
    askUser: options.askUser ?? askNobody,
    system: () => system,
    app: { ...DEFAULT_APP, ...options.app },
    files: new FileStore(phone),
  });
  const overrides = options.my ?? {};
  return {
    my: assembleMy(host, { apis: [apis], overrides }),
    phone,
    stop: () => controller.abort(),
  };
}

export interface NetworkTimeouts extends TransferTimeouts {
  readonly requestTimeoutMs?: number;
  readonly socketTimeoutMs?: number;
}

export interface PhoneApiOptions {
  askUser: AskUser;
  /** Default: the app may use Bluetooth. */
  askForScope?: AskForScope;
  system: () => SystemInfo;
  app: AppIdentity;
  files: FileStore;
  /** Default timeouts of requests, as app.json gives them. */
  timeouts?: NetworkTimeouts;
}

/** The APIs of {@link createMy}, to which a simulator adds those that need a screen. */
export function phoneApis(host: ApiHost, options: PhoneApiOptions): Record<string, unknown> {
  const { files, timeouts = {} } = options;
  return {
    request: requestApi(host, timeouts.requestTimeoutMs),
    httpRequest: requestApi(host, timeouts.requestTimeoutMs, 'httpRequest'),
    downloadFile: downloadApi(host, files, timeouts),
    uploadFile: uploadApi(host, files, timeouts),
    ...socketApis(host, timeouts.socketTimeoutMs),
    getAuthCode: getAuthCodeApi(host, options.askUser),
    ...memberApis(host),
    rsa: rsaApi(host),
    'cloud.createCloudContext': (options: unknown) => createCloudContext(host, options),
    ...storageApis(host),
    ...fileApis(host, files),
    ...mediaApis(host, files, options.system, options.askForScope),
    ...systemApis(host, options.system, options.app),
    ...extConfigApis(host, files),
    ...deviceApis(host, options.system, options.askForScope),
    ...nearbyApis(host, options.system, options.askForScope),
    createAnimation: (options: unknown) => createAnimation(host.problems, options),
  };
}

function askNobody(): Promise<never> {
  return Promise.reject(
    new SimulatorError('my.getAuthCode: nobody to ask; set phone.authorization or askUser'),
  );
}

/** Without a listener an error must surface all the same. */
function throwLater(error: Error): void {
  setTimeout(() => {
    throw error;
  });
}
