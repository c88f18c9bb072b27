import type { Camera } from './camera';
import type { Bluetooth, Wifi } from './nearby';
import type { Route, RouteRequest } from './routes';
import type { Mode, Problem } from './problems';
import type { SystemInfo } from './system';

export type * from './camera';
export type * from './nearby';
export type * from './routes';
export type { Mode, Problem, ProblemKind } from './problems';

/** The built mini program: path inside `dist/`, without a leading slash → its text (images as data URIs). */
export type AppFiles = Readonly<Record<string, string>>;

/** Who is logged in to Alipay on the simulated phone. */
export interface AlipayUser {
  /** 16 digits starting with 2088. */
  userId: string;
  nickname: string;
  avatar?: string;
}

/**
 * What Alipay's gateway says of a member's information: `10000` is success; no AES key is set (`40001`), the user
 * has granted nothing (`40003`), the app lacks the product (`40006`), the service is busy (`20000`).
 * @see mini/api/开放能力API/获取会员手机号/my.getPhoneNumber.md of AlipayDocs/open-docs
 */
export type MemberCode = '10000' | '20000' | '40001' | '40003' | '40006';

/** Alipay's side of `my.getAuthCode` and `my.getPhoneNumber`. */
export interface Alipay {
  /** Issues a one-time code for what the user granted; rejects if Alipay cannot be reached. */
  issueAuthCode(request: { userId: string; scopes: string[] }): Promise<string>;
  /**
   * The `response` of `my.getPhoneNumber` for a user who has agreed: JSON text, with the content encrypted by the
   * app's AES key, and a `sign` if the app has set one. What Alipay refuses never comes here.
   * Default: the content in plain text, as the platform answers an app without an AES key.
   */
  issuePhoneNumber?(request: { userId: string }): Promise<string>;
}

/**
 * How the next authorization sheet is answered; `ask` shows it. `partly` grants the profile, or else the first
 * scope, and nothing more. `devtools-refuse` is DevTools' own shape of a refusal.
 */
export type Authorization = 'ask' | 'agree' | 'partly' | 'refuse' | 'close' | 'devtools-refuse';

/** How a person answers the authorization sheet. */
export type SheetAnswer = 'agree' | 'refuse' | 'close';

export interface SheetRequest {
  readonly user: AlipayUser;
  /** What is asked for and not granted yet. */
  readonly scopes: readonly string[];
}

export type Network = 'good' | 'slow' | 'offline';

/** Where `my.request` hands a status outside 2xx: `success` on newer base libraries, `fail` (error 19) on older ones. */
export type StatusWorld = 'success' | 'fail';

export interface HttpRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  /** Sent instead of `body`: a file, or data that the app gives as bytes. */
  bytes?: Uint8Array;
  /** Whether the answer is wanted in {@link HttpResponse.bytes}. */
  binary?: boolean;
  signal: AbortSignal;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The body as it came, for what is no text. Default: `body` in UTF-8. */
  bytes?: Uint8Array;
}

/** Sends one request; rejects when no answer came back. Default: `fetch`. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** A synchronous key-value area (a `Map` or `localStorage` behind it) that survives a restart of the app. */
export interface StorageArea {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  delete(key: string): void;
  keys(): string[];
}

/** Everything that outside the app decides what the app sees. All of it can change while the app runs. */
export interface Phone {
  user: AlipayUser;
  alipay: Alipay;
  /** Default `ask`. */
  authorization: Authorization;
  /** Error of a closed sheet: 3, or 10 as clients before July 2022 gave it. Default 3. */
  closeCode: 3 | 10;
  /** Default `good`. */
  network: Network;
  /** Default `success`. */
  statusWorld: StatusWorld;
  /** Storage of the phone: `my` storage and granted scopes, kept apart by Alipay user. */
  storage: StorageArea;
  transport: Transport;
  /** Origin the app asks for → origin that really answers, like a hosts file. */
  hosts: Record<string, string>;
  /** Opens what `my.connectSocket` asks for. Default: the environment's `WebSocket`. */
  openSocket: (url: string, protocols: string[]) => SocketLike;
  /**
   * What APIs of `my` end with instead of what they would do, by name: a value, or a function of the parameters
   * that gives one. A value with an `error` other than 0 is a failure.
   * @example
   * phone.answers.scan = { code: 'https://example.com/1' };
   * phone.answers.chooseCity = { error: 11, errorMessage: '用户取消操作' };
   * phone.answers.getLocation = ({ type }) => ({ longitude: '120.12', latitude: '30.27', type });
   */
  answers: Record<string, unknown>;
  /** How Alipay answers `my.getPhoneNumber` and `my.getOpenUserInfo`, once the user has agreed. Default `10000`. */
  memberCode: MemberCode;
  /** What was copied last. Default: nothing. */
  clipboard: string;
  /**
   * Bluetooth and what is near. To switch it off, to take a device away or to give a characteristic a new value,
   * set a new description: the app hears of what is different. Default: it is on, and nothing is near.
   */
  bluetooth: Bluetooth;
  /** Wi-Fi, described in the same way. Default: on, in the one network that is near. */
  wifi: Wifi;
  /** What the camera sees, for `my.createCameraContext`. Default: it may be used, and sees a drawing. */
  camera: Camera;
  /**
   * The map service: the way from one place to another, or undefined if there is none. Default: the straight line.
   * @example
   * phone.planRoute = ({ from, to }) => ({ points: [from, bridge, to], duration: 900 });
   */
  planRoute: ((request: RouteRequest) => Route | Promise<Route> | undefined) | undefined;
}

/** The part of a `WebSocket` that the simulator uses. */
export interface SocketLike {
  binaryType: string;
  send(data: string | ArrayBuffer): void;
  close(code?: number, reason?: string): void;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the events of WebSocket, one type each
  addEventListener(type: string, listener: (event: any) => void): void;
}

export type SimulatorEvent =
  | { type: 'error'; error: Error; source: 'app' | 'page' | 'component' | 'promise' }
  | {
      type: 'call';
      api: string;
      params: unknown;
      result?: unknown;
      outcome: 'success' | 'fail';
      durationMs: number;
    }
  | {
      type: 'request';
      method: string;
      url: string;
      requestHeaders: unknown;
      /** As it was sent. */
      requestBody?: string;
      status?: number;
      /** As it arrived. */
      responseBody?: string;
      durationMs: number;
      error?: number;
    }
  | { type: 'navigation'; route: string; depth: number }
  | { type: 'problem'; problem: Problem };

export interface SimulatorOptions extends Partial<Omit<Phone, 'user' | 'alipay'>> {
  files: AppFiles;
  /**
   * Where the phone's screen is mounted, all of it: `system.statusBarHeight` at its upper edge is left to a status
   * bar, which whoever mounts the phone may lay over it.
   */
  root: HTMLElement;
  user: AlipayUser;
  alipay: Alipay;
  /**
   * What becomes of a problem, which is something the app asks for and the platform or the simulator does not have.
   * `strict`: it is thrown. `lenient`: it is listed in {@link Simulator.problems}, and the app goes on as on a
   * device. Default `strict`.
   */
  mode?: Mode;
  /**
   * Members of `my` instead of the simulator's own, by name, as they are: `{ scan: jest.fn() }`. To have an API
   * only end in another way, set {@link Phone.answers}.
   */
  my?: Readonly<Record<string, unknown>>;
  /** Further globals of the app's scripts, by name. */
  globals?: Readonly<Record<string, unknown>>;
  /** What differs from the default phone in `my.getSystemInfo`; the screen's size is measured. */
  system?: Partial<SystemInfo>;
  /** Called for everything that happens; secrets are struck out. */
  onEvent?: (event: SimulatorEvent) => void;
}

export interface PageView {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  /** A copy of the page's data as it is now. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly element: HTMLElement;
}

/**
 * How an app is opened, by a link, a code or another mini program: what `App` is told, and no page.
 * @see support/支付宝小程序/案例分析/如何获取各种场景的启动参数.md of AlipayDocs/open-docs
 */
export interface Opening {
  /** 启动参数. A page's own stand behind its path. Default: none. */
  readonly query?: Readonly<Record<string, string>>;
  /** 场景值. Default: that of the list of mini programs. */
  readonly scene?: string;
  /** Where the user comes from. */
  readonly referrerInfo?: {
    readonly appId?: string;
    readonly extraData?: Readonly<Record<string, unknown>>;
  };
}

/** One phone with one mini program; several may run side by side. */
export interface Simulator {
  readonly phone: Phone;
  /** Page stack, bottom first. */
  readonly pages: readonly PageView[];
  /**
   * In lenient mode, what was found so far: in app.json and in all that has been opened, each place once. Pages are
   * compiled when they are opened; `compileProgram` finds the problems of all of them.
   */
  readonly problems: readonly Problem[];
  /** Starts the app: App.onLaunch, App.onShow, first page. Throws what the compiler or the app's start throws. */
  launch(start?: { path?: string; query?: Record<string, string>; opening?: Opening }): void;
  /** Opens a page on top of the others, as `my.navigateTo` does. Throws if there is no such page. */
  open(page: { path: string; query?: Record<string, string> }): void;
  /** Sends the app to the background and back: onHide, onShow. */
  hide(): void;
  /**
   * @param opening How it is opened again, if not by coming back to it. With a path, which may have a query behind it, all
   * pages are closed and that one is opened.
   */
  show(opening?: Opening & { readonly path?: string }): void;
  /** What the back arrow of the navigation bar does. */
  back(): void;
  /**
   * Brings about an event of the phone, for listeners of `my.on…`; `Shake` is for `my.watchShake`.
   * @example
   * simulator.fire('UserCaptureScreen'); // my.onUserCaptureScreen
   * simulator.fire('CompassChange', { direction: 90 });
   */
  fire(event: string, detail?: unknown): void;
  /** Stops the app and removes it from the screen; late callbacks and timers of the app no longer run. */
  terminate(): void;
}
