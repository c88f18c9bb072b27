interface Noted {
  readonly pendingStartTimestamp: number;
  readonly dataPaths: readonly string[];
}

let processes = 0;

/**
 * What `setUpdatePerformanceListener` of a page or component tells: each update of it, with all calls of `setData` that it
 * is made of. None is a part of another one's, or merged into it.
 * @see mini/framework/自定义组件/获取更新性能统计信息.md of AlipayDocs/open-docs
 */
export class UpdateStatistics {
  private listener: unknown;
  private withDataPaths = false;
  private noted: Noted[] = [];

  /** @param tell Calls the app's listener. */
  constructor(private readonly tell: (listener: unknown, result: object) => void) {}

  /** @param listener `null` ends it. */
  listen(options: unknown, listener: unknown): void {
    const { withDataPaths } = Object(options) as { withDataPaths?: unknown };
    this.listener = listener ?? undefined;
    this.withDataPaths = withDataPaths === true;
    this.noted = [];
  }

  /** `setData` has been called. */
  note(paths: readonly string[]): void {
    if (this.listener === undefined) return;
    this.noted.push({ pendingStartTimestamp: Date.now(), dataPaths: paths });
  }

  measure(update: () => void): void {
    if (this.noted.length === 0) {
      update();
      return;
    }
    const noted = this.noted.splice(0);
    const updateStartTimestamp = Date.now();
    update();
    processes += 1;
    const id = processes;
    const paths = (all: readonly string[]) => (this.withDataPaths ? { dataPaths: all } : {});
    this.tell(this.listener, {
      updateProcessId: id,
      isMergedUpdate: false,
      ...paths(noted.flatMap(({ dataPaths }) => dataPaths)),
      dataList: noted.map(({ pendingStartTimestamp, dataPaths }) => ({
        id,
        pendingStartTimestamp,
        ...paths(dataPaths),
      })),
      updateStartTimestamp,
      updateEndTimestamp: Date.now(),
    });
  }
}
