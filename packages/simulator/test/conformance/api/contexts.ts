import { appFiles, start } from '../../phone';

type Api = (params?: unknown) => unknown;
export type Context = Readonly<Record<string, Api>>;

/** A page with that AXML, and what it makes with `my` in onReady. */
export async function contextOf(axml: string, expression: string) {
  let made: Context = {};
  const files = appFiles({
    'pages/home/home': { axml, js: `{ onReady() { my.take(${expression}); } }` },
  });
  const world = start(files, { my: { take: (context: Context) => void (made = context) } });
  await world.settle();
  const call = (name: string, params: object = {}) =>
    new Promise((resolve) => made[name]?.({ ...params, success: resolve, fail: resolve }));
  return { ...world, made, call };
}
