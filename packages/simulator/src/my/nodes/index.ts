import { asyncApi, type ApiHost, type Outcome } from '../call';
import type { FileStore } from '../files/store';
import { canvasNode, canvasToTempFilePath, createCanvasContext } from './canvas';
import { NodeIntersectionObserver } from './intersection-observer';
import { SelectorQuery } from './selector-query';

export interface NodeParts {
  readonly host: ApiHost;
  readonly files: FileStore;
  /** The element that scrolls the page on top. */
  page(): HTMLElement | undefined;
  /** Runs code of the app once the screen is up to date. */
  later(run: () => void): void;
  /** Runs code of the app, and reports what it throws. */
  guard(run: () => unknown): void;
}

/** What asks for nodes on the screen, and draws on them: for `my`, and for pages and components. */
export class Nodes {
  constructor(private readonly parts: NodeParts) {}

  /** Members of `my`, which see the nodes of all components. */
  apis(): Outcome {
    const { parts } = this;
    return {
      createSelectorQuery: () => this.query(),
      createIntersectionObserver: (options?: unknown) => this.observer(options),
      createCanvasContext: (id: unknown) => createCanvasContext(parts, id),
      canvasToTempFilePath: asyncApi(parts.host, 'canvasToTempFilePath', (params) =>
        canvasToTempFilePath(parts, params),
      ),
    };
  }

  /** Members of a page's or a component's `this`, which see its own nodes. */
  members(): Readonly<Record<string, unknown>> {
    const query = (self: unknown) => this.query(self);
    const observer = (options: unknown, self: unknown) => this.observer(options, self);
    return {
      createSelectorQuery(this: unknown) {
        return query(this);
      },
      createIntersectionObserver(this: unknown, options?: unknown) {
        return observer(options, this);
      },
    };
  }

  private query(self?: unknown): SelectorQuery {
    const { parts } = this;
    return new SelectorQuery(
      {
        page: () => parts.page(),
        later: (run) => parts.later(run),
        canvasNode,
        canvasContext: (id) => createCanvasContext(parts, id),
      },
      self,
    );
  }

  private observer(options: unknown, self?: unknown): NodeIntersectionObserver {
    const { parts } = this;
    return new NodeIntersectionObserver({ ...parts, signal: parts.host.signal }, options, self);
  }
}
