/**
 * What Babel makes of an async function or a generator for engines without them: a function that is called again and
 * again, and goes on at the place that is `next`.
 */
type Body = (this: unknown, context: Context) => unknown;

/** Where a `try` begins, its `catch`, its `finally` and what follows that; what is not there is left out. */
type TryPlaces = readonly (number | null | undefined)[];

/** How a block ends, once its `finally` has run. */
interface Ending {
  type: 'normal' | 'throw' | 'return' | 'break' | 'continue';
  value?: unknown;
}

interface Try {
  readonly from: number;
  readonly catchAt: number | undefined;
  readonly finallyAt: number | undefined;
  readonly after: number | undefined;
  ending: Ending;
}

/** The body is to be called again. */
const GO_ON = Symbol('go on');

const USE = /\bregeneratorRuntime\s*\.\s*(?:mark|wrap|async|awrap|keys|values)\b/;

/** Whether a script takes for granted that there is a `regeneratorRuntime`. */
export function needsRegenerator(script: string): boolean {
  return USE.test(script);
}

/** The state of one call. Its members have the names that Babel's code calls. */
class Context {
  prev: number | 'end' = 0;
  next: number | 'end' = 0;
  sent: unknown;
  done = false;
  result: unknown;
  error: { readonly thrown: unknown } | undefined;
  delegate: { readonly iterable: Iterable<unknown>; name: string; next: number } | undefined;
  private readonly tries: readonly Try[];

  constructor(places: readonly TryPlaces[]) {
    this.tries = places.map(([from, catchAt, finallyAt, after]) => ({
      from: from ?? 0,
      catchAt: catchAt ?? undefined,
      finallyAt: finallyAt ?? undefined,
      after: after ?? undefined,
      ending: { type: 'normal' },
    }));
  }

  /** Goes on in the innermost `catch` or `finally` around where it is, or else ends. */
  failed(error: unknown): void {
    const at = this.position();
    for (const each of [...this.tries].reverse()) {
      if (each.from > at) continue;
      const isCaught = each.catchAt !== undefined && at < each.catchAt;
      const place = isCaught ? each.catchAt : each.finallyAt;
      if (place === undefined || at >= place) continue;
      each.ending = { type: 'throw', value: error };
      this.next = place;
      return;
    }
    this.error = { thrown: error };
    this.next = 'end';
  }

  catch(from: number): unknown {
    const entry = this.tries.find((each) => each.from === from);
    const caught = entry?.ending.value;
    if (entry) entry.ending = { type: 'normal' };
    return caught;
  }

  abrupt(type: Ending['type'], value?: unknown): typeof GO_ON {
    const at = this.position();
    const around = [...this.tries]
      .reverse()
      .find(({ from, finallyAt }) => finallyAt !== undefined && from <= at && at < finallyAt);
    const isJump = type === 'break' || type === 'continue';
    const staysInside =
      around && isJump && around.from <= Number(value) && Number(value) <= (around.finallyAt ?? 0);
    if (around?.finallyAt === undefined || staysInside === true) {
      return this.complete({ type, value });
    }
    around.ending = { type, value };
    this.next = around.finallyAt;
    return GO_ON;
  }

  finish(finallyAt: number): typeof GO_ON {
    const entry = this.tries.find((each) => each.finallyAt === finallyAt);
    if (!entry) return GO_ON;
    const { ending } = entry;
    entry.ending = { type: 'normal' };
    return this.complete(ending, entry.after);
  }

  delegateYield(iterable: Iterable<unknown>, name: string, next: number): typeof GO_ON {
    this.delegate = { iterable, name, next };
    return GO_ON;
  }

  stop(): unknown {
    this.done = true;
    if (this.error) throw this.error.thrown;
    return this.result;
  }

  private position(): number {
    return this.prev === 'end' ? Infinity : this.prev;
  }

  private complete({ type, value }: Ending, after?: number): typeof GO_ON {
    if (type === 'throw') throw value;
    if (type === 'return') {
      this.result = value;
      this.next = 'end';
    } else if (type !== 'normal') {
      this.next = value as number;
    } else if (after !== undefined) {
      this.next = after;
    }
    return GO_ON;
  }
}

/** `return()` ends it at once, whatever `finally` there is: an async function is never told to. */
function* drive(body: Body, self: unknown, places: readonly TryPlaces[] | null | undefined) {
  const context = new Context(places ?? []);
  for (;;) {
    try {
      const value = body.call(self, context);
      if (context.done) return value;
      if (context.delegate) {
        const { iterable, name, next } = context.delegate;
        context.delegate = undefined;
        context.next = next;
        Object.assign(context, { [name]: yield* iterable as Generator<unknown, unknown> });
      } else if (value !== GO_ON) {
        context.sent = yield value;
      }
    } catch (error) {
      if (context.done) throw error;
      context.failed(error);
    }
  }
}

interface Awaited {
  readonly awaited: unknown;
}

async function settle(steps: Generator): Promise<unknown> {
  let step = steps.next();
  while (step.done !== true) {
    try {
      step = steps.next(await (step.value as Awaited).awaited);
    } catch (error) {
      step = steps.throw(error);
    }
  }
  return step.value;
}

/**
 * `regeneratorRuntime`, by which apps that were built for older engines run their async functions. Alipay's own build
 * brings it: 支付宝小程序不需要引用 @tarojs/async-await, says the template of Taro 1 (NervJS/taro#931), and that package does
 * nothing for Alipay. A device has no variable of this name: what assigns to it fails (dcloudio/uni-app#418).
 */
export const regeneratorRuntime = {
  mark: (made: unknown): unknown => made,
  wrap: (body: Body, _outer?: unknown, self?: unknown, places?: readonly TryPlaces[] | null) =>
    drive(body, self, places),
  awrap: (awaited: unknown): Awaited => ({ awaited }),
  async: (body: Body, _outer?: unknown, self?: unknown, places?: readonly TryPlaces[] | null) =>
    settle(drive(body, self, places)),
  /** The names that `for … in` goes through. */
  keys(object: object) {
    const names: string[] = [];
    for (const name in object) names.unshift(name);
    return function next(): { value: string | undefined; done: boolean } {
      while (names.length > 0) {
        const value = names.pop();
        if (value !== undefined && value in object)
          return Object.assign(next, { value, done: false });
      }
      return Object.assign(next, { value: undefined, done: true });
    };
  },
  values: (iterable: Iterable<unknown>) => iterable[Symbol.iterator](),
};
