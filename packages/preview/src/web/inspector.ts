import {
  type AlipayUser,
  type PageView,
  readGrants,
  redact,
  type StorageArea,
  storedValues,
} from 'alipay-mini-simulator';
import { readAuthState } from './auth-state';
import { copyWith } from './clipboard';
import { byId, h } from './dom';
import type { Findings } from './findings';
import type { Log } from './log';
import { LongValues } from './long-values';
import type { Messages } from './messages';
import { formatPage } from './page-stack';
import { createTabs } from './tabs';

/** What the inspector looks at. */
export interface Inspected {
  log: Log;
  messages: Messages;
  findings: Findings;
  storage: StorageArea;
  user: () => AlipayUser;
  /** Bottom first. */
  pages: () => readonly PageView[];
}

/** The app changes its data whenever it likes; what is shown follows within this time. */
const REFRESH_MS = 300;

const MESSAGES_PANEL = 'panel-messages';
const FINDINGS_PANEL = 'panel-findings';

/** A titled part of what is shown. */
interface Part {
  title: string;
  text: string;
}

/** Leads to what the inspector shows. */
export interface Inspector {
  /** Goes to the tab that was selected last. */
  focus: () => void;
  openMessages: () => void;
  openFindings: () => void;
}

/**
 * What happened in the app, and how it stands: page stack and data, storage, who is logged in, and
 * the messages its users get.
 */
export function createInspector(inspected: Inspected): Inspector {
  const { log, messages, findings } = inspected;
  const clearLog = byId('log-clear', HTMLButtonElement);
  const views: Record<string, () => Part[]> = {
    'panel-pages': () => describePages(inspected.pages()),
    'panel-storage': () => describeStorage(inspected),
    'panel-auth': () => describeAuth(inspected),
  };
  const values = new LongValues();
  let panelId = '';
  let shown = '';

  const refresh = () => {
    const panel = byId(panelId, HTMLElement);
    if (!panel.checkVisibility()) {
      return;
    }
    if (panelId === MESSAGES_PANEL) {
      messages.markRead();
    }
    const parts = views[panelId]?.();
    const text = parts ? format(parts) : '';
    if (parts && text !== shown) {
      shown = text;
      panel.replaceChildren(
        ...parts.flatMap(({ title, text: json }) => [
          h('h3', {}, title),
          ...values.draw(title, json),
        ]),
      );
    }
  };
  const open = createTabs(byId('inspector-tabs', HTMLElement), (id) => {
    panelId = id;
    shown = '';
    clearLog.hidden = id !== 'panel-log';
    refresh();
  });
  clearLog.addEventListener('click', log.clear);
  copyWith(byId('inspector-copy', HTMLButtonElement), () => {
    const parts = views[panelId]?.();
    if (parts) {
      return format(parts);
    }
    const { text } = { [MESSAGES_PANEL]: messages, [FINDINGS_PANEL]: findings }[panelId] ?? log;
    return text;
  });
  setInterval(refresh, REFRESH_MS);
  return {
    focus: () => open(panelId),
    openMessages: () => open(MESSAGES_PANEL),
    openFindings: () => open(FINDINGS_PANEL),
  };
}

/** Top first, as one sees them. */
function describePages(pages: readonly PageView[]): Part[] {
  return pages
    .map(({ route, query, data }, index) => ({
      title: `${index + 1}. ${formatPage({ path: route, query })}`,
      text: json(data),
    }))
    .reverse();
}

function describeStorage({ storage, user }: Inspected): Part[] {
  const values = storedValues({ storage, user: user() });
  return Object.entries(values)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, data]) => {
      const entry = redact({ key, data }) as { data: unknown };
      return { title: key, text: JSON.stringify(entry.data, null, 2) };
    });
}

function describeAuth({ storage, user }: Inspected): Part[] {
  const current = user();
  const stored = storedValues({ storage, user: current });
  const grants = readGrants({ storage }, current);
  return [
    { title: '手机上的支付宝用户', text: `${current.nickname} ${current.userId}` },
    ...readAuthState(stored, grants, Date.now()).map(([title, text]) => ({ title, text })),
  ];
}

function json(value: unknown): string {
  return JSON.stringify(redact(value), null, 2);
}

function format(parts: readonly Part[]): string {
  return parts.map(({ title, text }) => `${title}\n${text}`).join('\n\n') || '（空）';
}
