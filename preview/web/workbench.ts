import type { Sandbox, SandboxUser } from './backend';
import type { Log } from './log';
import { createPanel, type Panel } from './panel';
import type { PhoneFrame, PhoneState, Start } from './phone';
import type { Problems } from './problems';
import { defaultSettings, saveSettings, type Settings } from './settings';
import type { StatusBar } from './status-bar';
import { clear } from './storage';
import type { StorageArea } from '../../simulator/types';

/** What the workbench connects. */
export interface Parts {
  sandbox: Sandbox;
  log: Log;
  problems: Problems;
  statusBar: StatusBar;
  /** What the phone keeps: storage of the app, and granted scopes. */
  phoneStorage: StorageArea;
  /** What the page keeps: the settings. */
  pageStorage: StorageArea;
  createPhone: (state: PhoneState) => PhoneFrame;
}

/** Holds the settings, and does what the panel's controls ask for. */
export class Workbench {
  private readonly panel: Panel;
  private readonly phone: PhoneFrame;

  constructor(
    private readonly parts: Parts,
    private settings: Settings,
    private users: SandboxUser[],
  ) {
    this.settings = { ...settings, user: this.user.userId };
    this.phone = parts.createPhone(this.state);
    this.panel = createPanel({
      change: (changed) => this.attempt(() => this.change(changed)),
      createUser: () => this.attempt(() => this.createUser()),
      restart: () => this.attempt(() => this.restart()),
      switchAway: () => this.attempt(() => this.switchAway()),
      reset: () => this.attempt(() => this.reset()),
    });
    this.panel.showUsers(users);
    this.show();
  }

  launch(start?: Start): void {
    this.phone.restart(start);
  }

  private get user(): SandboxUser {
    const user = this.users.find(({ userId }) => userId === this.settings.user) ?? this.users[0];
    if (!user) {
      throw new Error('沙箱里没有支付宝用户');
    }
    return user;
  }

  private get state(): PhoneState {
    const { network, authorization, statusWorld } = this.settings;
    return { network, authorization, statusWorld, user: this.user };
  }

  private show(): void {
    saveSettings(this.settings, this.parts.pageStorage);
    this.panel.show(this.settings);
    this.parts.statusBar.show(this.settings.network);
    this.phone.update(this.state);
  }

  /** Whoever changes the Alipay user starts the app anew, as on a phone. */
  private change(changed: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changed };
    this.show();
    if (changed.user !== undefined) {
      this.phone.restart();
      this.panel.say(`支付宝用户：${this.user.nickname}，小程序已重启`);
    }
  }

  private async createUser(): Promise<void> {
    const user = await this.parts.sandbox.createUser();
    this.users = [...this.users, user];
    this.panel.showUsers(this.users);
    this.change({ user: user.userId });
  }

  private restart(): void {
    this.phone.restart();
    this.panel.say('小程序已重启');
  }

  private switchAway(): void {
    this.phone.switchAway();
    this.panel.say('已切到后台再回来');
  }

  /** The app is ended first: it must not write into the storage that is being cleared. */
  private async reset(): Promise<void> {
    const { sandbox, phoneStorage, problems, log } = this.parts;
    this.phone.stop();
    await sandbox.reset();
    clear(phoneStorage);
    problems.clear();
    log.clear();
    this.users = await sandbox.users();
    this.settings = defaultSettings();
    this.settings.user = this.user.userId;
    this.panel.showUsers(this.users);
    this.show();
    this.phone.restart();
    this.panel.say('账号、会话、授权和设置都已重置');
  }

  /** Runs what a person asked for; a failure is shown, never lost. */
  private attempt(run: () => void | Promise<void>): void {
    Promise.resolve()
      .then(run)
      .catch((error: unknown) => this.parts.problems.report(error));
  }
}
