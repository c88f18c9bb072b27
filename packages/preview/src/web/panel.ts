import type { SandboxUser } from './backend';
import { copyWith } from './clipboard';
import { byId, h } from './dom';
import { CHOICES, type Choice, type Settings } from './settings';

/** What the panel's controls do; each may fail, and `main.ts` shows how. */
export interface PanelActions {
  change: (settings: Partial<Settings>) => void;
  createUser: () => void;
  restart: () => void;
  switchAway: () => void;
  shake: () => void;
  reset: () => void;
  /** Address from which all of this can be had again. */
  link: (fresh: boolean) => string;
}

/** The controls beside the phone. Shows the state it is given, and asks `actions` to change it. */
export function createPanel(actions: PanelActions) {
  const userList = byId('user-list', HTMLDivElement);
  const status = byId('status', HTMLElement);
  const settings = byId('settings', HTMLElement);
  const dialog = byId('reset-dialog', HTMLDialogElement);

  settings.append(
    radios('网络', 'network', (value) => actions.change({ network: value })),
    select('授权面板的回答', 'authorization', (value) => actions.change({ authorization: value })),
    radios('my.request 的非 2xx 响应', 'statusWorld', (value) =>
      actions.change({ statusWorld: value }),
    ),
    radios('机型', 'device', (value) => actions.change({ device: value })),
  );
  byId('link-parameters', HTMLElement).append(...parameters());
  copyWith(byId('link-copy', HTMLButtonElement), () =>
    actions.link(byId('link-fresh', HTMLInputElement).checked),
  );
  onClick('new-user', actions.createUser);
  onClick('restart', actions.restart);
  onClick('switch-away', actions.switchAway);
  onClick('shake', actions.shake);
  onClick('reset', () => dialog.showModal());
  onClick('reset-cancel', () => dialog.close());
  onClick('reset-confirm', () => {
    dialog.close();
    actions.reset();
  });

  return {
    showUsers(users: readonly SandboxUser[]): void {
      userList.replaceChildren(
        ...users.map((user) => userCard(user, () => actions.change({ user: user.userId }))),
      );
    },
    show(current: Settings): void {
      for (const radio of userList.querySelectorAll('input')) {
        radio.checked = radio.value === current.user;
      }
      userList.querySelector(':has(> :checked)')?.scrollIntoView({ block: 'nearest' });
      byId(`network-${current.network}`, HTMLInputElement).checked = true;
      byId(`statusWorld-${current.statusWorld}`, HTMLInputElement).checked = true;
      byId(`device-${current.device}`, HTMLInputElement).checked = true;
      byId('authorization', HTMLSelectElement).value = current.authorization;
      for (const name of CHOICE_NAMES) {
        byId(`${name}-hint`, HTMLElement).textContent = hintOf(CHOICES[name], current[name]);
      }
    },
    /** Says what just happened, to screen readers too. */
    say(...content: (string | Node)[]): void {
      status.replaceChildren(...content);
    },
  };
}

export type Panel = ReturnType<typeof createPanel>;

function onClick(id: string, run: () => void): void {
  byId(id, HTMLButtonElement).addEventListener('click', run);
}

const CHOICE_NAMES = ['network', 'authorization', 'statusWorld', 'device'] as const;

/** What the page's address can ask for. */
function parameters(): HTMLElement[] {
  const rows: [string, string][] = [
    ['user', '支付宝用户 ID，或 new（全新的用户）'],
    ...CHOICE_NAMES.map((name): [string, string] => [
      name,
      CHOICES[name].map(({ value }) => value).join('、'),
    ]),
    ['page', '页面及其参数，如 pages/index/index?a=1；多个即页面栈，底层在前'],
    ['reset', '1：先全部重置'],
  ];
  return rows.flatMap(([name, text]) => [h('dt', {}, name), h('dd', {}, text)]);
}

function radios<K extends 'network' | 'statusWorld' | 'device'>(
  legend: string,
  name: K,
  choose: (value: Settings[K]) => void,
): HTMLElement {
  const choices: readonly Choice<Settings[K]>[] = CHOICES[name];
  return h(
    'fieldset',
    { 'aria-describedby': `${name}-hint` },
    h('legend', {}, legend),
    h(
      'div',
      { class: 'pv-segments' },
      ...choices.map(({ value, label }) =>
        h(
          'label',
          {},
          h('input', {
            type: 'radio',
            id: `${name}-${value}`,
            name,
            value,
            change: () => choose(value),
          }),
          h('span', {}, label),
        ),
      ),
    ),
    h('p', { class: 'pv-hint', id: `${name}-hint` }),
  );
}

function select<K extends 'authorization'>(
  label: string,
  name: K,
  choose: (value: Settings[K]) => void,
): HTMLElement {
  const choices: readonly Choice<Settings[K]>[] = CHOICES[name];
  const control = h(
    'select',
    { id: name, 'aria-describedby': `${name}-hint` },
    ...choices.map((choice) => h('option', { value: choice.value }, choice.label)),
  );
  control.addEventListener('change', () => {
    const chosen = choices.find(({ value }) => value === control.value);
    if (chosen) {
      choose(chosen.value);
    }
  });
  return h(
    'div',
    { class: 'pv-field' },
    h('label', { for: name }, label),
    control,
    h('p', { class: 'pv-hint', id: `${name}-hint` }),
  );
}

function userCard(user: SandboxUser, choose: () => void): HTMLElement {
  return h(
    'label',
    { class: 'pv-user-card' },
    h('input', { type: 'radio', name: 'user', value: user.userId, change: choose }),
    user.avatar
      ? h('img', { class: 'pv-user-avatar', src: user.avatar, alt: '' })
      : h('span', { class: 'pv-user-avatar', 'aria-hidden': 'true' }, user.nickname.slice(0, 1)),
    h(
      'span',
      { class: 'pv-user-text' },
      h('span', { class: 'pv-user-name' }, h('b', {}, user.nickname), user.userId),
      h('span', { class: 'pv-user-note' }, user.note),
    ),
  );
}

function hintOf(choices: readonly Choice<string>[], value: string): string {
  return choices.find((choice) => choice.value === value)?.hint ?? '';
}
