/** What a page's element hears when the page is hidden: another one covers it, or the app goes to the background. */
export const PAGE_HIDDEN = 'sim-page-hidden';
