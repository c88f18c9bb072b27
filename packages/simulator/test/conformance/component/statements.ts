import { fireEvent } from '@testing-library/dom';
import { startPage } from '../../phone';

/** One statement of a component's page that can be seen from outside. */
export interface Statement {
  readonly says: string;
  readonly axml: string;
  readonly data?: object;
  /** What setData is given, one after the other, by {@link World.next}. */
  readonly steps?: readonly object[];
  readonly acss?: string;
  check(world: World): void | Promise<void>;
}

export type World = ReturnType<typeof open>;

/** Opens a page with that markup and checks the statement. */
export async function expectStatement(statement: Statement): Promise<void> {
  const world = open(statement);
  await world.flush();
  await statement.check(world);
}

function open({ axml, data = {}, steps = [], acss }: Statement) {
  const given = JSON.stringify({ ...data, heard: [] });
  const world = startPage({
    axml: `${axml}<button onTap="next">下一步</button>`,
    js: `{ data: ${given}, steps: ${JSON.stringify(steps)},
      log(event) { this.setData({ heard: [...this.data.heard, [event.type, event.detail]] }); },
      next() { this.setData(this.steps.shift()); } }`,
    ...(acss === undefined ? {} : { acss }),
  });
  /** Lets all that is under way reach the screen; no timer runs for it. */
  const flush = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const heard = () => (world.pageData() as { heard: [type: string, detail: object][] }).heard;
  return {
    ...world,
    flush,
    /** The element of the first component with that tag. */
    node(tag: string): HTMLElement {
      const found = world.root.querySelector<HTMLElement>(`[data-node="${tag}"]`);
      if (!found) throw new Error(`there is no <${tag}>`);
      return found;
    },
    /** The control in it that a person works. */
    inside(selector: string): HTMLElement {
      const found = world.root.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`there is no ${selector}`);
      return found;
    },
    async next() {
      fireEvent.click(world.screen.getByText('下一步'));
      await flush();
    },
    /** Each event that came: its type and its detail. */
    heard,
    types: () => heard().map(([type]) => type),
  };
}

/** A drag with one finger, from where it goes down by that much. jsdom has no PointerEvent of its own. */
export function drag(element: Element, dx: number, dy = 0): void {
  const send = (type: string, part: number) =>
    element.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        clientX: 100 + dx * part,
        clientY: 100 + dy * part,
      }),
    );
  send('pointerdown', 0);
  send('pointermove', 0.5);
  send('pointermove', 1);
  send('pointerup', 1);
}

/** jsdom lays nothing out: the sizes that a test needs are said here. */
export function layOut(element: Element, sizes: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(element, name, { value, configurable: true, writable: true });
  }
}
