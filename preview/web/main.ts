import { sandboxAlipay } from '../../simulator/alipay';
import type { SimulatorEvent } from '../../simulator/types';
import { createSandbox, fetchInfo, tunnel } from './backend';
import { byId } from './dom';
import { createLog } from './log';
import { PhoneFrame, type Start } from './phone';
import { createProblems } from './problems';
import { readSettings } from './settings';
import { keepStatusBar } from './status-bar';
import { browserStorage } from './storage';
import { Workbench } from './workbench';

const SOURCES = {
  app: '小程序',
  page: '页面',
  component: '组件',
  promise: '未处理的 Promise',
} as const;

const problems = createProblems(byId('problems', HTMLElement));

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const phoneStorage = browserStorage('preview/phone/');
  const pageStorage = browserStorage('preview/page/');
  const settings = readSettings(query, pageStorage);
  const { files, hosts, serverUrl } = await fetchInfo();
  const transport = tunnel((error) => problems.report(error));
  const sandbox = createSandbox(serverUrl, transport);
  const log = createLog(byId('log', HTMLOListElement));
  byId('log-clear', HTMLButtonElement).addEventListener('click', log.clear);

  const surroundings = {
    files,
    hosts,
    root: byId('screen', HTMLDivElement),
    alipay: sandboxAlipay(serverUrl, transport),
    storage: phoneStorage,
    transport,
    onEvent(event: SimulatorEvent) {
      log.add(event);
      if (event.type === 'error') {
        console.error(event.error);
        problems.report(event.error, SOURCES[event.source]);
      }
    },
  };
  const workbench = new Workbench(
    {
      sandbox,
      log,
      problems,
      statusBar: keepStatusBar(),
      phoneStorage,
      pageStorage,
      createPhone: (state) => new PhoneFrame(surroundings, state),
    },
    settings,
    await sandbox.users(),
  );
  // What the address asked for holds now; a reload must not undo what is changed from here on.
  history.replaceState(null, '', location.pathname);
  workbench.launch(readStart(query.get('page')));
}

/** Reads a page as `my.navigateTo` takes it, such as `pages/a/a?b=1`. */
function readStart(page: string | null): Start | undefined {
  if (page === null) {
    return undefined;
  }
  const [path = '', search] = page.split('?', 2);
  return { path, query: Object.fromEntries(new URLSearchParams(search)) };
}

start().catch((error: unknown) => problems.report(error));
