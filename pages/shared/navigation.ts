const HOME = 'pages/index/index';
const opening = new WeakSet();

/** Opens a page on top of this one: once, however fast the button is tapped. */
export function openPage(from: { readonly route: string }, url: string): void {
  const [top] = getCurrentPages().slice(-1);
  if (top?.route === from.route && !opening.has(from)) {
    opening.add(from);
    void my.navigateTo({ url, complete: () => opening.delete(from) });
  }
}

/** Back to the page below; home, if the app was launched into this one. */
export function goBack(): void {
  if (getCurrentPages().length > 1) {
    void my.navigateBack();
  } else {
    startOver();
  }
}

/** Back to the home page, which may not be below if the app was launched into another one. */
export function goHome(): void {
  const pages = getCurrentPages();
  if (pages[0]?.route === HOME && pages.length > 1) {
    void my.navigateBack({ delta: pages.length - 1 });
  } else {
    startOver();
  }
}

/** Opens a fresh home page, which logs in anew: for a user who cannot go on with the current session. */
export function startOver(): void {
  void my.reLaunch({ url: `/${HOME}` });
}
