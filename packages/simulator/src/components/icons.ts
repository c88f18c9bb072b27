/** The platform's icons, drawn anew: one path in a box of 24 by 24, and the colour it has by itself. */
export const ICONS: Readonly<Record<string, { path: string; color: string }>> = {
  success: {
    color: '#00b578',
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.4 14.4-4-4 1.4-1.4 2.6 2.6L16 8.2l1.4 1.4Z',
  },
  success_no_circle: { color: '#00b578', path: 'm9.6 18-6-6L5 10.6l4.6 4.6L19 5.8l1.4 1.4Z' },
  info: {
    color: '#1677ff',
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2Zm0-8h-2V7h2Z',
  },
  warn: {
    color: '#ff3141',
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-2h2Zm0-4h-2V7h2Z',
  },
  waiting: {
    color: '#1677ff',
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm5 12h-6V6h2v6h4Z',
  },
  cancel: {
    color: '#ff3141',
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.6 13.2-1.4 1.4-3.2-3.2-3.2 3.2-1.4-1.4 3.2-3.2-3.2-3.2 1.4-1.4 3.2 3.2 3.2-3.2 1.4 1.4-3.2 3.2Z',
  },
  download: { color: '#1677ff', path: 'M11 4h2v8h3l-4 5-4-5h3ZM5 19h14v2H5Z' },
  search: {
    color: '#b2b2b2',
    path: 'M10 3a7 7 0 1 0 4.2 12.6l5.1 5.1 1.4-1.4-5.1-5.1A7 7 0 0 0 10 3Zm0 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10Z',
  },
  clear: {
    color: '#b2b2b2',
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.6 13.2-1.4 1.4-3.2-3.2-3.2 3.2-1.4-1.4 3.2-3.2-3.2-3.2 1.4-1.4 3.2 3.2 3.2-3.2 1.4 1.4-3.2 3.2Z',
  },
  loading: { color: '#1677ff', path: 'M12 2a10 10 0 0 1 10 10h-2a8 8 0 0 0-8-8Z' },
};
