import { configure, within, type BoundFunctions, type queries } from '@testing-library/dom';
import '@testing-library/jest-dom';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import {
  createSimulator,
  type AppFiles,
  type Simulator,
  type SimulatorEvent,
  type SimulatorOptions,
} from '../src';
import { showWhatIsSeen } from '../src/testing/screen';

/** A test waits for what it names, and the machine may be busy. */
configure({ asyncUtilTimeout: 100_000 });
showWhatIsSeen();

export const XIAO_MING = { userId: '2088000000000001', nickname: '小明' };
export const XIAO_HONG = { userId: '2088000000000002', nickname: '小红' };

/** One page's files, by what they are. */
export interface PageFiles {
  axml?: string;
  /** What Page() or Component() is given, as it would stand in the file. */
  js?: string;
  json?: object;
  acss?: string;
}

/** Files of an app with these pages and components, the first page being home. */
export function appFiles(
  pages: Readonly<Record<string, PageFiles>>,
  components: Readonly<Record<string, PageFiles>> = {},
  others: Readonly<Record<string, string>> = {},
): AppFiles {
  const files: Record<string, string> = {
    'app.json': JSON.stringify({ pages: Object.keys(pages) }),
    'app.js': 'App({});',
  };
  for (const [path, page] of Object.entries(pages)) add(files, path, 'Page', page);
  for (const [path, component] of Object.entries(components)) {
    const json = { component: true, ...component.json };
    add(files, path, 'Component', { ...component, json });
  }
  return { ...files, ...others };
}

function add(
  files: Record<string, string>,
  path: string,
  register: string,
  { axml = '', js = '{}', json = {}, acss }: PageFiles,
): void {
  files[`${path}.axml`] = axml;
  files[`${path}.js`] = `${register}(${js});`;
  files[`${path}.json`] = JSON.stringify(json);
  if (acss !== undefined) files[`${path}.acss`] = acss;
}

const running = new Set<Simulator>();
const problems: Error[] = [];

/** A phone with an app on it, and a person in front of it. */
export function start(
  files: AppFiles,
  options: Partial<SimulatorOptions> = {},
  opened: Parameters<Simulator['launch']>[0] = {},
) {
  const events: SimulatorEvent[] = [];
  const errors: Error[] = [];
  const root = document.body.appendChild(document.createElement('div'));
  const simulator = createSimulator({
    files,
    root,
    user: XIAO_MING,
    alipay: { issueAuthCode: () => Promise.resolve('one-time-code') },
    transport: () => Promise.reject(new Error('this test plans no request')),
    onEvent(event) {
      events.push(event);
      if (event.type !== 'error') return;
      errors.push(event.error);
      problems.push(event.error);
    },
    ...options,
  });
  const screen: BoundFunctions<typeof queries> = within(root);
  const person: UserEvent = userEvent.setup();
  running.add(simulator);
  simulator.launch(opened);
  return {
    simulator,
    root,
    events,
    screen,
    person,
    /** Takes the errors reported so far: the test expects them. */
    takeErrors: () => {
      const taken = errors.splice(0);
      taken.forEach((error) => problems.splice(problems.indexOf(error), 1));
      return taken.map(({ message }) => message);
    },
    /** Lets setData and the promises behind it reach the screen. */
    settle: () => new Promise<void>((resolve) => setTimeout(resolve)),
    pageData: () => simulator.pages.at(-1)?.data,
  };
}

/** A phone with an app of one page. */
export function startPage(page: PageFiles, components: Readonly<Record<string, PageFiles>> = {}) {
  const usingComponents = Object.fromEntries(
    Object.keys(components).map((path) => [path.split('/').at(-1) ?? path, `/${path}`]),
  );
  return start(
    appFiles(
      { 'pages/home/home': { ...page, json: { usingComponents, ...page.json } } },
      components,
    ),
  );
}

/** What the app under test writes with `console.info`, taken line by line. */
export function recordLines(): () => string[] {
  const lines: string[] = [];
  jest.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
  return () => lines.splice(0);
}

/** The message an app fails with when it is started. */
export function startFailure(page: PageFiles, components?: Record<string, PageFiles>): string {
  try {
    startPage(page, components);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('the app started');
}

afterEach(() => {
  running.forEach((simulator) => simulator.terminate());
  running.clear();
  document.body.replaceChildren();
  // No test passes over an error of the app that it does not expect.
  const [problem] = problems.splice(0);
  if (problem) throw problem;
});
