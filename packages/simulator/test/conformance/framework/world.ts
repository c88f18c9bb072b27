import { appFiles, recordLines, start, type PageFiles } from '../../phone';

/** A running app, and what its code has written with `console.info` since it was last asked. */
export type World = ReturnType<typeof start> & {
  readonly lines: () => string[];
  /** What the page on top shows, white space joined. */
  readonly shown: () => Promise<string>;
  /** Taps what is named so, and lets the screen follow. */
  readonly tap: (name: string) => Promise<void>;
};

/** Starts an app of these pages and components, the first page being home. */
export function open(
  pages: Readonly<Record<string, PageFiles>>,
  components: Readonly<Record<string, PageFiles>> = {},
  others: Readonly<Record<string, string>> = {},
): World {
  const lines = recordLines();
  const world = start(appFiles(pages, components, others));
  const pageOnTop = () => [...world.root.querySelectorAll('.a-page')].at(-1);
  return {
    ...world,
    lines,
    shown: async () => {
      await world.settle();
      return (pageOnTop()?.textContent ?? '').replace(/\s+/g, ' ').trim();
    },
    tap: async (name) => {
      await world.settle();
      const found = [...(pageOnTop()?.querySelectorAll('*') ?? [])].filter(
        (element) => element.textContent.trim() === name,
      );
      const target = found.at(-1);
      if (!target) throw new Error(`nothing is named ${name}`);
      await world.person.click(target);
      await world.settle();
    },
  };
}

/** The same with one page, which uses each component by the last part of its path. */
export function openPage(
  page: PageFiles,
  components: Readonly<Record<string, PageFiles>> = {},
  others: Readonly<Record<string, string>> = {},
): World {
  const usingComponents = Object.fromEntries(
    Object.keys(components).map((path) => [path.split('/').at(-1) ?? path, `/${path}`]),
  );
  const json = { usingComponents, ...page.json };
  return open({ 'pages/index/index': { ...page, json } }, components, others);
}

/** JavaScript that writes a line, as in `say('onLoad')`. */
export const say = (text: string) => `console.info(${JSON.stringify(text)})`;
