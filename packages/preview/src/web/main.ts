import { sandboxAlipay, type SimulatorEvent } from 'alipay-mini-simulator';
import {
  BackendError,
  createSandbox,
  fetchInfo,
  HostRefused,
  tunnel,
  type Sandbox,
} from './backend';
import { showDevice } from './devices';
import { byId, h } from './dom';
import { createDrawer } from './drawer';
import { followEvents } from './events';
import { createFindings, type Finding } from './findings';
import { fitPhone } from './fit';
import { createInspector } from './inspector';
import { NEW_USER, readLink } from './link';
import { createLog } from './log';
import { AddressError, createLost } from './lost';
import { createMessages, type Messages } from './messages';
import { createBuildNotice } from './notice';
import { PhoneFrame } from './phone';
import { createProblems } from './problems';
import { readSettings, type Settings } from './settings';
import { keepStatusBar } from './status-bar';
import { browserStorage, clear } from './storage';
import { Workbench } from './workbench';
import type { PreviewInfo } from '../http';

const SOURCES = {
  app: '小程序',
  page: '页面',
  component: '组件',
  promise: '未处理的 Promise',
} as const;

const problems = createProblems(byId('problems', HTMLElement));
const lost = createLost();
const frame = byId('phone', HTMLElement);
// A phone is there before its settings are read: one of them may be wrong, and the phone says so.
showDevice(frame, 'standard');
fitPhone(byId('stage', HTMLElement), frame);

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const { stack, fresh } = readLink(query);
  const info = await fetchInfo();
  const { serverUrl, id, name } = info;
  document.title = `${name} · 预览`;
  // Each app on its own phone: one browser may show several, one after another.
  const prefix = id === '' ? 'preview/' : `preview/${id}/`;
  const phoneStorage = browserStorage(`${prefix}phone/`);
  const pageStorage = browserStorage(`${prefix}page/`);
  const findings = createFindings(() => {
    const open = h('button', { type: 'button', click: () => inspector.openFindings() }, '查看');
    workbench.say('“问题”里有这个小程序的问题', open);
  });
  const transport = tunnel((error) => {
    if (error instanceof HostRefused) {
      findings.add(hostFinding(error.host));
    } else {
      problems.report(error);
    }
  });
  const sandbox = createSandbox(serverUrl, transport);
  if (fresh) {
    await sandbox.reset();
    clear(phoneStorage);
    clear(pageStorage);
  }
  const settings = await chooseUser(readSettings(query, pageStorage), query, sandbox);
  const log = createLog(byId('log', HTMLOListElement));
  const phone = new PhoneFrame({
    root: byId('screen', HTMLDivElement),
    alipay: sandboxAlipay(serverUrl, transport),
    storage: phoneStorage,
    transport,
    onEvent(event: SimulatorEvent) {
      log.add(event);
      if (event.type === 'problem') {
        findings.add(event.problem);
      } else if (event.type === 'error') {
        console.error(event.error);
        problems.report(event.error, SOURCES[event.source]);
      }
    },
  });
  const workbench = new Workbench(
    {
      sandbox,
      log,
      problems,
      findings,
      lost,
      phone,
      phoneStorage,
      pageStorage,
      buildNotice: createBuildNotice(),
      statusBar: keepStatusBar(),
      frame,
    },
    settings,
    await sandbox.users(),
  );
  const messages = createMessages(pageStorage, (text) => {
    const open = h('button', { type: 'button', click: () => inspector.openMessages() }, '查看');
    workbench.say(text, open);
  });
  const inspector = createInspector({
    log,
    messages,
    findings,
    storage: phoneStorage,
    user: () => workbench.user,
    pages: () => phone.pages,
  });
  // Another tab, such as that of a mail that was opened here, is another app on the phone.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      phone.hide();
    } else {
      phone.show();
    }
  });
  createDrawer(byId('tools', HTMLElement), [
    {
      button: byId('settings-open', HTMLButtonElement),
      part: 'controls',
      opened: () => byId('panel-title', HTMLElement).focus(),
    },
    {
      button: byId('activity-open', HTMLButtonElement),
      part: 'activity',
      opened: inspector.focus,
    },
    {
      button: byId('messages-open', HTMLButtonElement),
      part: 'activity',
      opened: inspector.openMessages,
    },
  ]);
  // What the address asked for holds now; a reload must not undo what is changed from here on.
  history.replaceState(null, '', location.pathname);
  // Followed first: an app that fails at its start is mended by a later build.
  follow(workbench, messages, info);
  workbench.load(info, stack);
}

function hostFinding(host: string): Finding {
  return {
    kind: 'host',
    thing: host,
    message: `不在服务器域名白名单里，请求没有发出，小程序得到的是网络错误。要放行，加上 --allow-host ${host} 重新启动预览。`,
  };
}

/** @throws {AddressError} if the address names a user that is not there. */
async function chooseUser(
  settings: Settings,
  query: URLSearchParams,
  sandbox: Sandbox,
): Promise<Settings> {
  const asked = query.get('user');
  if (asked === NEW_USER) {
    return { ...settings, user: (await sandbox.createUser()).userId };
  }
  if (asked !== null && !(await sandbox.users()).some(({ userId }) => userId === asked)) {
    throw new AddressError(`地址参数 user：沙箱里没有支付宝用户 "${asked}"`);
  }
  return settings;
}

/** Shows each newer build of the app, and each message. */
function follow(workbench: Workbench, messages: Messages, { build: loaded }: PreviewInfo): void {
  let shown = loaded.version;
  followEvents({
    build({ run, version, failure }) {
      if (run !== loaded.run) {
        // Another preview server answers now: the page itself may be another one as well.
        location.reload();
      } else if (failure !== undefined) {
        workbench.showBuildFailure(failure);
      } else if (version !== shown) {
        shown = version;
        fetchInfo()
          .then((newest) => {
            // A newer build has come meanwhile, and its own answer loads it.
            if (version !== shown) return;
            workbench.load(newest);
            workbench.say('源码有改动，小程序已更新');
          })
          .catch((error: unknown) => problems.report(error));
      }
    },
    messages: messages.show,
    connected(isConnected) {
      if (!isConnected) {
        workbench.say('与预览服务的连接断了，恢复后会自动继续');
      }
    },
  });
}

start().catch((error: unknown) => {
  if (error instanceof AddressError) {
    lost.showAddress(error.message, () => location.replace(location.pathname));
  } else if (error instanceof BackendError) {
    lost.showBackend(`${error.message}。终端里写着原因，解决后再试。`, () => location.reload());
  } else {
    problems.report(error);
  }
});
