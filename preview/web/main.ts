import { sandboxAlipay } from '../../simulator/alipay';
import { createSandbox, fetchInfo, tunnel, type SandboxUser } from './backend';
import { byId } from './dom';
import { createLog } from './log';
import { createPanel } from './panel';
import { PhoneFrame } from './phone';
import { createProblems } from './problems';
import { defaultSettings, readSettings, saveSettings, type Settings } from './settings';
import { browserStorage, clear } from './storage';
import { keepStatusBar } from './status-bar';

const problems = createProblems(byId('problems', HTMLElement));
const phoneStorage = browserStorage('preview/phone/');
const pageStorage = browserStorage('preview/page/');

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  let settings = readSettings(query, pageStorage);
  const info = await fetchInfo();
  const transport = tunnel((error) => problems.report(error));
  const sandbox = createSandbox(info.serverUrl, transport);
  const log = createLog(byId('log', HTMLOListElement));
  byId('log-clear', HTMLButtonElement).addEventListener('click', log.clear);
  const statusBar = keepStatusBar();
  let users = await sandbox.users();

  const panel = createPanel({
    change: (changed) => attempt(() => apply(changed)),
    createUser: () =>
      attempt(async () => {
        const user = await sandbox.createUser();
        users = [...users, user];
        panel.showUsers(users);
        apply({ user: user.userId });
      }),
    restart: () =>
      attempt(() => {
        phone.restart();
        panel.say('小程序已重启');
      }),
    switchAway: () =>
      attempt(() => {
        phone.switchAway();
        panel.say('已切到后台再回来');
      }),
    reset: () =>
      attempt(async () => {
        await sandbox.reset();
        clear(phoneStorage);
        problems.clear();
        log.clear();
        users = await sandbox.users();
        panel.showUsers(users);
        apply({ ...defaultSettings(), user: currentUser().userId });
        phone.restart();
        panel.say('账号、会话、授权和设置都已重置');
      }),
  });

  const currentUser = (): SandboxUser => {
    const user = users.find(({ userId }) => userId === settings.user) ?? users[0];
    if (!user) {
      throw new Error('沙箱里没有支付宝用户');
    }
    return user;
  };

  function show(): void {
    saveSettings(settings, pageStorage);
    panel.show(settings);
    statusBar.show(settings.network);
  }

  function apply(changed: Partial<Settings>): void {
    settings = { ...settings, ...changed };
    show();
    phone.update({ ...settings, user: currentUser() });
    if (changed.user !== undefined) {
      panel.say(`支付宝用户：${currentUser().nickname}，小程序已重启`);
    }
  }

  settings = { ...settings, user: currentUser().userId };
  const phone = new PhoneFrame(
    {
      files: info.files,
      hosts: info.hosts,
      root: byId('screen', HTMLDivElement),
      alipay: sandboxAlipay(info.serverUrl, transport),
      storage: phoneStorage,
      transport,
      onEvent(event) {
        log.add(event);
        if (event.type === 'error') {
          console.error(event.error);
          problems.report(event.error, SOURCES[event.source]);
        }
      },
    },
    { ...settings, user: currentUser() },
  );

  panel.showUsers(users);
  show();
  // What the address asked for holds now; a reload must not undo what is changed from here on.
  history.replaceState(null, '', location.pathname);
  const path = query.get('page');
  phone.restart(path === null ? undefined : { path });
}

const SOURCES = {
  app: '小程序',
  page: '页面',
  component: '组件',
  promise: '未处理的 Promise',
} as const;

/** Runs what a person asked for; a failure is shown, never lost. */
function attempt(run: () => void | Promise<void>): void {
  Promise.resolve()
    .then(run)
    .catch((error: unknown) => problems.report(error));
}

attempt(start);
