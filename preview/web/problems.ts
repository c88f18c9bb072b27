import { h } from './dom';

/** Shows what went wrong where it cannot be missed: message and stack, copyable. */
export interface Problems {
  report(error: unknown, source?: string): void;
  clear(): void;
}

export function createProblems(container: HTMLElement): Problems {
  const known = new WeakSet<Error>();
  const list = h('ol', { class: 'pv-problem-list', role: 'alert' });
  const title = h('h2', { id: 'problems-title' }, '出错了');
  const clear = () => {
    list.replaceChildren();
    container.hidden = true;
  };
  const copy = h('button', { type: 'button', click: () => void copyText() }, '复制');
  container.append(
    h('header', {}, title, copy, h('button', { type: 'button', click: clear }, '清除')),
    list,
  );

  async function copyText(): Promise<void> {
    await navigator.clipboard.writeText(list.innerText);
    copy.textContent = '已复制';
    setTimeout(() => (copy.textContent = '复制'), 2000);
  }

  function report(thrown: unknown, source = '预览'): void {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (known.has(error)) {
      return;
    }
    known.add(error);
    list.append(
      h(
        'li',
        {},
        h('p', {}, h('b', {}, source), ` ${error.name}: ${error.message}`),
        h('details', {}, h('summary', {}, '调用栈'), h('pre', {}, error.stack ?? '（没有）')),
      ),
    );
    container.hidden = false;
  }

  window.addEventListener('error', ({ error, message }) => report(error ?? message, '未捕获'));
  window.addEventListener('unhandledrejection', ({ reason }) => report(reason, '未处理的 Promise'));
  return { report, clear };
}
