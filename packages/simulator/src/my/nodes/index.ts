import { asyncApi, type ApiHost, type Outcome } from '../call';
import { turn } from '../turn';
import type { FileStore } from '../files/store';
import { nodeOf } from '../../view/node-registry';
import type { ScreenSize } from '../../view/screen-conditions';
import { createCameraContext } from './camera-context';
import { canvasToTempFilePath, createCanvasContext } from './canvas';
import { canvasNode, offscreenCanvas } from './canvas-node';
import { finderById } from './find';
import { NodeIntersectionObserver } from './intersection-observer';
import { createLottieContext } from './lottie-context';
import { createMapContext } from './map-context';
import { MediaQueryObserver } from './media-query-observer';
import { onceSet } from './once-set';
import { planRoute } from './routes';
import { SelectorQuery, type LateQueries } from './selector-query';
import { createVideoContext, createWebViewContext } from './video-context';

export interface NodeParts {
  readonly host: ApiHost;
  readonly files: FileStore;
  /** The element that scrolls the page on top. */
  page(): HTMLElement | undefined;
  /** Whether it has been drawn a first time. */
  isDrawn(): boolean;
  /** Whether timers of its `onLoad` may still be due. */
  isNew(): boolean;
  screenSize(): ScreenSize;
  /** Runs code of the app once the screen is up to date. */
  later(run: () => void): void;
  /** Runs code of the app, and reports what it throws. */
  guard(run: () => unknown): void;
}

/** What asks for nodes on the screen, and draws on them: for `my`, and for pages and components. */
export class Nodes {
  private readonly late: LateQueries = { count: 0 };

  constructor(private readonly parts: NodeParts) {}

  /**
   * Members of `my`, which see the nodes of all components.
   * @param files What paths lead to, another thing in a plugin.
   */
  apis(files = this.parts.files): Outcome {
    const parts = { ...this.parts, files };
    return {
      createSelectorQuery: () => this.query(),
      createIntersectionObserver: (options?: unknown) => this.observer(options),
      createCanvasContext: (id: unknown) => createCanvasContext(parts, this.byId(id, 'canvas')),
      createOffscreenCanvas: (...given: unknown[]) => offscreenCanvas(parts, given),
      createMapContext: (id: unknown) => createMapContext(parts.host, this.byId(id)),
      createCameraContext: (id: unknown) =>
        createCameraContext(parts.host, parts.files, this.byId(id)),
      createVideoContext: (id: unknown) => createVideoContext(parts.host, this.byId(id)),
      createLottieContext: (id: unknown) => createLottieContext(this.byId(id)),
      createWebViewContext: (id: unknown) => createWebViewContext(this.byId(id)),
      calculateRoute: asyncApi(parts.host, 'calculateRoute', async (params) => {
        const { distance, duration } = await planRoute(parts.host.phone, params);
        return { success: true, distance, duration };
      }),
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
      createMediaQueryObserver: () =>
        new MediaQueryObserver({ ...this.parts, signal: this.parts.host.signal }),
    };
  }

  private byId(id: unknown, tag?: string): () => HTMLElement | undefined {
    return finderById(() => this.parts.page(), id, tag);
  }

  /** What an app works a component with. */
  private contextOf(element: HTMLElement): unknown {
    const { parts } = this;
    if (element instanceof HTMLCanvasElement) return createCanvasContext(parts, () => element);
    switch (nodeOf(element)?.basic.tag) {
      case 'map':
        return createMapContext(parts.host, () => element);
      case 'camera':
        return createCameraContext(parts.host, parts.files, () => element);
      case 'video':
        return createVideoContext(parts.host, () => element);
      default:
        return null;
    }
  }

  private query(self?: unknown): SelectorQuery {
    const { parts } = this;
    return new SelectorQuery(
      {
        problems: parts.host.problems,
        page: () => parts.page(),
        isDrawn: () => parts.isDrawn(),
        isNew: () => parts.isNew(),
        later: (run) => void turn(parts.host.signal).then(() => parts.later(run)),
        onceSet: (run) => onceSet(parts, run),
        late: this.late,
        canvasNode: (canvas) => canvasNode(parts, canvas),
        context: (element) => this.contextOf(element),
      },
      self,
    );
  }

  private observer(options: unknown, self?: unknown): NodeIntersectionObserver {
    const { parts } = this;
    return new NodeIntersectionObserver(
      {
        ...parts,
        problems: parts.host.problems,
        signal: parts.host.signal,
        onceSet: (run) => onceSet(parts, run),
      },
      options,
      self,
    );
  }
}
