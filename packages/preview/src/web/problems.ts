import { copyWith } from './clipboard';
import { h } from './dom';
import type { FindSource } from './source-maps';

/** The first place of a stack trace that is in the app; what is served from an address is the preview's own. */
const SOURCE_PLACE = /(?<![\w./:@-])[\w.@-][\w./@-]*\.[jt]s:\d+:\d+/;

/** Shows what went wrong where it cannot be missed: message and stack, copyable. */
export interface Problems {
  report(error: unknown, source?: string): void;
  clear(): void;
  /** How places in the app's scripts are found in its sources. */
  useSources(find: FindSource): void;
}

export function createProblems(container: HTMLElement): Problems {
  let findSource: FindSource = (text) => text;
  const known = new WeakSet<Error>();
  const list = h('ol', { class: 'pv-problem-list' });
  const title = h('h2', { id: 'problems-title' }, '出错了');
  const clear = () => {
    list.replaceChildren();
    container.hidden = true;
  };
  const copy = h('button', { type: 'button' }, '复制');
  copyWith(copy, () => [...list.children].map((item) => item.textContent).join('\n'));
  container.append(
    h('header', {}, title, copy, h('button', { type: 'button', click: clear }, '清除')),
    h('div', { role: 'alert' }, list),
  );

  function report(thrown: unknown, source = '预览'): void {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (known.has(error)) {
      return;
    }
    known.add(error);
    const stack = findSource(error.stack ?? '（没有）');
    const place = SOURCE_PLACE.exec(stack)?.[0];
    list.append(
      h(
        'li',
        {},
        h('p', {}, h('b', {}, source), ` ${error.name}: ${error.message}`),
        ...(place === undefined ? [] : [h('p', {}, '位置：', h('code', {}, place))]),
        h('details', {}, h('summary', {}, '调用栈'), h('pre', {}, stack)),
      ),
    );
    container.hidden = false;
  }

  window.addEventListener('error', ({ error, message }) => report(error ?? message, '未捕获'));
  window.addEventListener('unhandledrejection', (event) => {
    // What the app has left alone the simulator takes, and tells of it: it listens after us.
    setTimeout(() => {
      if (!event.defaultPrevented) {
        report(event.reason, '未处理的 Promise');
      }
    });
  });
  const useSources = (find: FindSource) => {
    findSource = find;
  };
  return { report, clear, useSources };
}
