import { asText } from '../view/attribute-values';
import { SimulatorError } from '../contract/errors';
import { nodeOf } from '../view/node-registry';

type Result = Record<string, unknown> | null;
type Callback = (result: unknown) => unknown;

interface Query {
  /** Reads the answer when the query is executed. */
  read(): unknown;
  callback: Callback | undefined;
}

export interface QueryHost {
  /** The element that scrolls the page on top. */
  page(): HTMLElement | undefined;
  /** Runs code of the app once the screen is up to date. */
  later(run: () => void): void;
}

/**
 * Asks where nodes of the page on top are.
 * @see mini/api/基础API/界面/节点查询/SelectorQuery/SelectorQuery 概览.md of AlipayDocs/open-docs
 */
export class SelectorQuery {
  private readonly queries: Query[] = [];
  private find: (() => HTMLElement[]) | undefined;
  private many = false;

  constructor(private readonly host: QueryHost) {}

  select(selector: unknown): this {
    this.choose(() => this.match(selector).slice(0, 1), false);
    return this;
  }

  selectAll(selector: unknown): this {
    this.choose(() => this.match(selector), true);
    return this;
  }

  selectViewport(): this {
    this.choose(() => [this.host.page()].filter((page) => page !== undefined), false);
    return this;
  }

  /** The platform finds nodes of all components from anywhere; so does this. */
  in(): this {
    return this;
  }

  boundingClientRect(callback?: Callback): this {
    return this.add((element) => {
      const origin = this.host.page()?.getBoundingClientRect();
      const { width, height, left, top } = element.getBoundingClientRect();
      const x = left - (origin?.left ?? 0);
      const y = top - (origin?.top ?? 0);
      return {
        ...identity(element),
        width,
        height,
        left: x,
        top: y,
        right: x + width,
        bottom: y + height,
      };
    }, callback);
  }

  scrollOffset(callback?: Callback): this {
    return this.add((element) => {
      const { scrollLeft, scrollTop } = element;
      return { ...identity(element), scrollLeft, scrollTop };
    }, callback);
  }

  fields(): never {
    return this.refuse('fields');
  }

  node(): never {
    return this.refuse('node');
  }

  context(): never {
    return this.refuse('context');
  }

  exec(callback?: Callback): void {
    const queries = this.queries.splice(0);
    this.host.later(() => {
      const results = queries.map((query) => {
        const result = query.read();
        query.callback?.(result);
        return result;
      });
      callback?.(results);
    });
  }

  private choose(find: () => HTMLElement[], many: boolean): void {
    this.find = find;
    this.many = many;
  }

  private add(describe: (element: HTMLElement) => Result, callback: Callback | undefined): this {
    const { find, many } = this;
    if (!find) throw new SimulatorError('SelectorQuery: nothing is selected yet');
    this.queries.push({
      callback,
      read() {
        const results = find().map(describe);
        return many ? results : (results[0] ?? null);
      },
    });
    return this;
  }

  private match(selector: unknown): HTMLElement[] {
    if (
      typeof selector !== 'string' ||
      !/^[\w\s.#>,*-]+$/.test(selector) ||
      /(^|[\s>,])\w/.test(selector)
    ) {
      throw new SimulatorError(
        `SelectorQuery: only ids and classes can be selected by, not ${asText(selector)}`,
      );
    }
    return [...(this.host.page()?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }

  private refuse(method: string): never {
    throw new SimulatorError(`SelectorQuery.${method} is not supported by the simulator`);
  }
}

function identity(element: HTMLElement): Record<string, unknown> {
  const node = nodeOf(element);
  return node ? { id: asText(node.attributes.id), dataset: { ...node.props.dataset } } : {};
}
