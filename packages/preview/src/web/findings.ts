import type { Problem } from 'alipay-mini-simulator';
import { byId, h } from './dom';

/** What an app asks for and does not get. */
export type Finding = Omit<Problem, 'kind'> & { kind: Problem['kind'] | 'host' };

/** Lists what the app asks for and does not get, beside an app that goes on. */
export interface Findings {
  add: (finding: Finding) => void;
  clear: () => void;
  /** All of it. */
  readonly text: string;
}

const KINDS: readonly (readonly [kind: Finding['kind'], title: string])[] = [
  ['host', '没有发出的请求'],
  ['app', '小程序的问题：真机上同样如此'],
  ['simulator', '模拟器还没有，真机上有'],
];
/** Places that are shown of one thing; the others are counted. */
const MAX_PLACES = 5;

/**
 * Shows the findings, each thing once with its places, and how many there are.
 *
 * @param onFirst Called when there is something, after there was nothing.
 */
export function createFindings(onFirst: () => void): Findings {
  const panel = byId('findings', HTMLElement);
  const badge = byId('findings-count', HTMLElement);
  const known = new Map<string, Finding>();
  let isPlanned = false;

  const draw = () => {
    isPlanned = false;
    panel.replaceChildren(...groups(known.values()).flatMap(drawKind));
    badge.hidden = known.size === 0;
    badge.textContent = String(known.size);
  };
  return {
    add(finding) {
      const key = JSON.stringify([finding.kind, placeOf(finding), finding.thing, finding.message]);
      if (known.has(key)) {
        return;
      }
      known.set(key, finding);
      if (known.size === 1) {
        onFirst();
      }
      // An app can have hundreds at once.
      if (!isPlanned) {
        isPlanned = true;
        requestAnimationFrame(draw);
      }
    },
    clear() {
      known.clear();
      draw();
    },
    get text() {
      return groups(known.values())
        .map(({ title, things }) =>
          [title, ...things.flatMap(({ finding, places }) => [wordsOf(finding), ...places])].join(
            '\n',
          ),
        )
        .join('\n\n');
    },
  };
}

interface Thing {
  finding: Finding;
  places: readonly string[];
}

interface Group {
  title: string;
  things: readonly Thing[];
}

/** By kind, then by thing; what occurs most often comes first. */
function groups(findings: Iterable<Finding>): Group[] {
  const all = [...findings];
  return KINDS.flatMap(([kind, title]) => {
    const byWords = new Map<string, { finding: Finding; places: string[] }>();
    for (const finding of all.filter((one) => one.kind === kind)) {
      const thing = byWords.get(wordsOf(finding)) ?? { finding, places: [] };
      byWords.set(wordsOf(finding), thing);
      const place = placeOf(finding);
      if (place !== '') {
        thing.places.push(place);
      }
    }
    const things = [...byWords.values()].sort((a, b) => b.places.length - a.places.length);
    return things.length === 0 ? [] : [{ title, things }];
  });
}

function drawKind({ title, things }: Group): Node[] {
  return [h('h3', {}, title), h('ul', { class: 'pv-findings' }, ...things.map(drawThing))];
}

function drawThing({ finding: { thing, message }, places }: Thing): HTMLElement {
  const shown = places.slice(0, MAX_PLACES);
  const hidden = places.slice(MAX_PLACES);
  return h(
    'li',
    {},
    h('b', {}, thing),
    ...(places.length > 1 ? [` × ${places.length}`] : []),
    ...(message === thing ? [] : [h('p', {}, message)]),
    ...shown.map((place) => h('code', {}, place)),
    ...(hidden.length === 0
      ? []
      : [
          h(
            'details',
            {},
            h('summary', {}, `还有 ${hidden.length} 处`),
            ...hidden.map((place) => h('code', {}, place)),
          ),
        ]),
  );
}

function wordsOf({ thing, message }: Finding): string {
  return thing === message ? message : `${thing}: ${message}`;
}

function placeOf({ file, line }: Finding): string {
  return line === undefined ? (file ?? '') : `${file ?? ''}:${line}`;
}
