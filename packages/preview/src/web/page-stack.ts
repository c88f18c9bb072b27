/** A page, and what it was opened with. */
export interface OpenPage {
  path: string;
  query: Record<string, string>;
}

/** Reads a page as `my.navigateTo` takes it, such as `pages/a/a?b=1`. */
export function parsePage(text: string): OpenPage {
  const [path = '', ...search] = text.split('?');
  return {
    path: path.replace(/^\//, ''),
    query: Object.fromEntries(new URLSearchParams(search.join('?'))),
  };
}

/** The opposite of {@link parsePage}. */
export function formatPage({ path, query }: OpenPage): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}
