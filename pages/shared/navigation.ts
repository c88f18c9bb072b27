const HOME = 'pages/index/index';
const opening = new WeakSet();
const closed = new WeakSet();

/** Opens a page on top of this one: once, however fast the button is tapped. */
export function openPage(from: { readonly route: string }, url: string): void {
  const [top] = getCurrentPages().slice(-1);
  if (top?.route === from.route && !opening.has(from)) {
    opening.add(from);
    void my.navigateTo({ url, complete: () => opening.delete(from) });
  }
}

/** Back to the page below; home, if the app was launched into this one. */
export function goBack(from: object): void {
  close(from, Math.min(getCurrentPages().length - 1, 1));
}

/** Back to the home page, which may not be below if the app was launched into another one. */
export function goHome(from: object): void {
  const pages = getCurrentPages();
  close(from, pages[0]?.route === HOME ? pages.length - 1 : 0);
}

/** Opens a fresh home page, which logs in anew: for a user who cannot go on with the current session. */
export function startOver(from: object): void {
  close(from, 0);
}

/** Goes so many pages back, once, however fast the button is tapped; without any below, to a fresh home page. */
function close(from: object, delta: number): void {
  if (closed.has(from)) {
    return;
  }
  closed.add(from);
  if (delta > 0) {
    void my.navigateBack({ delta });
  } else {
    void my.reLaunch({ url: `/${HOME}` });
  }
}
