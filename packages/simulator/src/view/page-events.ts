/** What a page's element hears when the page is hidden: another one covers it, or the app goes to the background. */
export const PAGE_HIDDEN = 'sim-page-hidden';

/** What a page's element hears when the page has been closed. */
export const PAGE_CLOSED = 'sim-page-closed';
