import { within, type BoundFunctions, type queries } from '@testing-library/dom';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import type { PageView, Phone, Simulator, SimulatorEvent } from '../contract/types';
import type { Problem } from '../contract/problems';
import { storedValues } from '../my/storage';
import { createSimulator } from '../simulator';
import { testedApp, type TestedApp } from './app';
import { checkOptions, type RenderOptions } from './options';
import { sortMy } from './my-option';
import { replyingTransport } from './replies';
import { showWhatIsSeen } from './screen';
import { inSources } from './sources';
import { storageOf } from './storage';
import { testSettings } from './settings';
import type { TestSettings } from '../jest/settings';

/** A phone with the mini program on it. Has all queries of testing-library, bound to its screen. */
export interface View extends BoundFunctions<typeof queries> {
  readonly simulator: Simulator;
  /** Decides what the app sees; all of it can change during the test. */
  readonly phone: Phone;
  /** The page on top. */
  readonly page: PageView;
  /** What the page on top draws, without the phone around it and without styles: fit for snapshots. */
  readonly container: HTMLElement;
  /** Someone in front of the phone: `await view.person.click(view.getByRole('button'))`. */
  readonly person: UserEvent;
  /** What the app has stored, by key. */
  readonly stored: Readonly<Record<string, unknown>>;
  /** Everything that has happened so far. */
  readonly events: readonly SimulatorEvent[];
  readonly problems: readonly Problem[];
  /** Waits until `setData` and the promises behind it have reached the screen; fake timers do not hold it up. */
  settle(): Promise<void>;
  /** Takes the errors of the app so far, which would fail the test otherwise. */
  takeErrors(): Error[];
  /** Ends the app. Happens by itself after each test. */
  unmount(): void;
}

interface Running {
  readonly errors: Error[];
  readonly unmount: () => void;
}

const running = new Set<Running>();

/**
 * Starts the mini program on one of its pages.
 * @throws {Error} for an option that there is not
 * @throws {SimulatorError} for what the platform, or the simulator, does not know; `mode: 'lenient'` lists it.
 * @example
 * const view = renderPage('pages/todos/todos', { query: { list: 'home' }, my: { confirm: { confirm: true } } });
 * await view.person.click(view.getByRole('button', { name: '清空' }));
 * expect(await view.findByText('没有待办')).toBeTruthy();
 */
export function renderPage(path: string, options: RenderOptions = {}): View {
  return render(path, options, testedApp(options.app, options.mode));
}

/** {@link renderPage}, with an app that is there already. */
export function render(
  path: string,
  options: RenderOptions,
  { files, folders, problems: unread }: TestedApp,
): View {
  checkOptions(options);
  if (path.includes('?')) {
    throw new Error(`${path}: the query is an option, as in { query: { id: '1' } }`);
  }
  const { query = {}, opening = {}, replies = {}, my = {}, onEvent, storage, ...phone } = options;
  const user = phone.user ?? { userId: '2088000000000001', nickname: '小明' };
  const errors: Error[] = [];
  const events: SimulatorEvent[] = [];
  const root = document.body.appendChild(document.createElement('div'));
  const planned = replyingTransport(replies, (error) => errors.push(error));
  const usesNetwork = phone.transport !== undefined || phone.hosts !== undefined;
  const simulator = createSimulator({
    alipay: { issueAuthCode: () => Promise.resolve('auth-code') },
    ...(usesNetwork ? {} : { transport: planned }),
    ...phone,
    user,
    storage: storageOf(storage, user),
    ...sortMy({ ...phone.answers, ...my }),
    files,
    root,
    onEvent(event) {
      events.push(event);
      if (event.type === 'error') errors.push(inSources(event.error, folders));
      onEvent?.(event);
    },
  });
  const unmount = () => {
    simulator.terminate();
    root.remove();
  };
  running.add({ errors, unmount });
  try {
    simulator.launch({ path, query: { ...query }, opening });
  } catch (error) {
    throw inSources(error, folders);
  }

  const top = () => {
    const page = simulator.pages.at(-1);
    if (page) return page;
    // One that throws before it can be shown is none, in lenient mode.
    const failure = events.findLast((event) => event.type === 'error');
    throw new Error(`no page is open${failure ? `: ${failure.error.message}` : ''}`);
  };
  return {
    ...within(root),
    simulator,
    phone: simulator.phone,
    get page() {
      return top();
    },
    get container() {
      const drawn = top().element.querySelector<HTMLElement>('.a-page');
      if (!drawn) throw new Error(`${top().route} has not been drawn`);
      return drawn;
    },
    person: userEvent.setup({ document, advanceTimers: passTime }),
    events,
    get stored() {
      return storedValues(simulator.phone);
    },
    get problems() {
      return [...unread, ...simulator.problems];
    },
    settle: () => settle(testSettings()),
    takeErrors: () => errors.splice(0),
    unmount,
  };
}

/**
 * Ends all that has been rendered. Runs by itself after each test.
 * @throws the first error of an app that the test has not taken
 */
export function cleanup(): void {
  const ended = [...running];
  running.clear();
  ended.forEach(({ unmount }) => unmount());
  const [error] = ended.flatMap(({ errors }) => errors);
  if (error) throw error;
}

function settle({ setTimeout }: TestSettings): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}

/** A person's pauses pass at once where the test has fake timers. */
function passTime(ms: number): void {
  if ('clock' in setTimeout) jest.advanceTimersByTime(ms);
}

showWhatIsSeen();
if (typeof afterEach === 'function') afterEach(cleanup);
