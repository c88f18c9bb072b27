import type { StorageArea } from 'alipay-mini-simulator';
import { compileApp, type App, type Build } from './app';
import type { Sandbox, SandboxUser } from './backend';
import { modelOf, showDevice } from './devices';
import type { Findings } from './findings';
import { createJsonField, isObject, type JsonField, type JsonObject } from './json-field';
import { writeLink } from './link';
import type { Log } from './log';
import type { Lost } from './lost';
import type { Notice } from './notice';
import type { OpenPage } from './page-stack';
import { createPanel, type Panel } from './panel';
import type { PhoneFrame, PhoneState } from './phone';
import type { Problems } from './problems';
import { defaultSettings, saveSettings, type Settings } from './settings';
import type { StatusBar } from './status-bar';
import { clear } from './storage';

/** What the workbench connects. */
export interface Parts {
  sandbox: Sandbox;
  log: Log;
  problems: Problems;
  findings: Findings;
  /** Over the screen, while there is nothing of the app to show. */
  lost: Lost;
  buildNotice: Notice;
  statusBar: StatusBar;
  /** The element that looks like a phone. */
  frame: HTMLElement;
  phone: PhoneFrame;
  /** What the phone keeps: storage of the app, and granted scopes. */
  phoneStorage: StorageArea;
  /** What the page keeps: the settings. */
  pageStorage: StorageArea;
}

/** Holds the settings, and does what the panel's controls ask for. */
export class Workbench {
  private readonly panel: Panel;
  private readonly answers: JsonField;
  private readonly nearby: JsonField;
  private app: App | undefined;

  constructor(
    private readonly parts: Parts,
    private settings: Settings,
    private users: SandboxUser[],
  ) {
    this.settings = { ...settings, user: this.user.userId };
    this.answers = createJsonField(parts.pageStorage, {
      id: 'answers',
      wrong: '不是 {"接口名": {…}} 这样的 JSON，还没有生效',
      accepts: (answers) => Object.values(answers).every(isObject),
      onChange: () => this.show(),
    });
    this.nearby = createJsonField(parts.pageStorage, {
      id: 'nearby',
      wrong: '不是 {"bluetooth": {…}, "wifi": {"networks": […]}} 这样的 JSON，还没有生效',
      accepts: isNearby,
      // Set when it is described anew, and not with every setting: the app may have changed its network since.
      onChange: () => parts.phone.update({ ...this.state, ...this.nearby.value }),
    });
    this.panel = createPanel({
      change: (changed) => this.attempt(() => this.change(changed)),
      createUser: () => this.attempt(() => this.createUser()),
      restart: () => this.attempt(() => this.restart()),
      switchAway: () => this.attempt(() => this.switchAway()),
      shake: () => this.attempt(() => this.parts.phone.shake()),
      reset: () => this.attempt(() => this.reset()),
      link: (fresh) => writeLink(location.origin, { ...this.settings, stack: this.stack, fresh }),
    });
    this.panel.showUsers(users);
    this.show();
  }

  get user(): SandboxUser {
    const user = this.users.find(({ userId }) => userId === this.settings.user) ?? this.users[0];
    if (!user) {
      throw new Error('沙箱里没有支付宝用户');
    }
    return user;
  }

  /**
   * Shows a build of the app, with the pages given, or else those that are open and still exist. One
   * that does not compile is not shown: the app that runs goes on, and the page says why.
   */
  load(built: Build, stack?: readonly OpenPage[]): void {
    const { problems, findings, buildNotice } = this.parts;
    let app: App;
    try {
      app = compileApp(built);
    } catch (error) {
      buildNotice.show(error instanceof Error ? error.message : String(error));
      return;
    }
    this.app = app;
    buildNotice.hide();
    problems.clear();
    problems.useSources(app.findSource);
    findings.clear();
    app.problems.forEach(findings.add);
    const missing = stack?.find(({ path }) => !app.pages.has(path));
    if (missing) {
      const pages = [...app.pages].join('、');
      this.parts.lost.showAddress(`小程序没有页面 ${missing.path}。有的是 ${pages}`, () =>
        this.start(),
      );
      return;
    }
    this.start(stack ?? this.stack.filter(({ path }) => app.pages.has(path)));
  }

  /** Says that the newest sources do not build; the app goes on as it was. */
  showBuildFailure(reason: string): void {
    this.parts.buildNotice.show(reason);
  }

  say(...content: (string | Node)[]): void {
    this.panel.say(...content);
  }

  private get state(): PhoneState {
    const { network, authorization, statusWorld } = this.settings;
    return { network, authorization, statusWorld, user: this.user, answers: this.answers.value };
  }

  private get stack(): OpenPage[] {
    return this.parts.phone.pages.map(({ route, query }) => ({ path: route, query: { ...query } }));
  }

  private start(stack: readonly OpenPage[] = []): void {
    this.parts.lost.hide();
    if (this.app) {
      const state = { ...this.state, ...this.nearby.value };
      this.parts.phone.start(this.app, state, modelOf(this.settings.device), stack);
    }
  }

  private show(): void {
    const { pageStorage, statusBar, frame, phone } = this.parts;
    saveSettings(this.settings, pageStorage);
    this.panel.show(this.settings);
    statusBar.show(this.settings.network);
    showDevice(frame, this.settings.device);
    phone.update(this.state);
  }

  /** Changing the Alipay user starts the app anew, as on a phone; another model of phone keeps the page. */
  private change(changed: Partial<Settings>): void {
    const { stack } = this;
    this.settings = { ...this.settings, ...changed };
    this.show();
    if (changed.user !== undefined) {
      this.start();
      this.say(`支付宝用户：${this.user.nickname}，小程序已重启`);
    } else if (changed.device !== undefined) {
      this.start(stack);
      this.say('机型已更换，小程序已重启');
    }
  }

  private async createUser(): Promise<void> {
    const user = await this.parts.sandbox.createUser();
    this.users = [...this.users, user];
    this.panel.showUsers(this.users);
    this.change({ user: user.userId });
  }

  private restart(): void {
    this.start();
    this.say('小程序已重启');
  }

  private switchAway(): void {
    const { phone } = this.parts;
    phone.hide();
    phone.show();
    this.say('已切到后台再回来');
  }

  /** The app is ended first: it must not write into the storage that is being cleared. */
  private async reset(): Promise<void> {
    const { sandbox, phone, phoneStorage, problems, log } = this.parts;
    phone.stop();
    await sandbox.reset();
    clear(phoneStorage);
    this.answers.clear();
    this.nearby.clear();
    problems.clear();
    log.clear();
    this.users = await sandbox.users();
    this.settings = defaultSettings();
    this.settings.user = this.user.userId;
    this.panel.showUsers(this.users);
    this.show();
    this.start();
    this.say('账号、会话、授权和设置都已重置');
  }

  /** Runs what a person asked for; a failure is shown, never lost. */
  private attempt(run: () => void | Promise<void>): void {
    Promise.resolve()
      .then(run)
      .catch((error: unknown) => this.parts.problems.report(error));
  }
}

/** As far as it can be told without a look at each device. */
function isNearby({ bluetooth = {}, camera = {}, wifi, ...others }: JsonObject): boolean {
  const fits = wifi === undefined || (isObject(wifi) && Array.isArray(wifi.networks));
  return fits && [bluetooth, camera].every(isObject) && Object.keys(others).length === 0;
}
