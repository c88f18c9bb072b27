import { readLink, writeLink, type Link } from '../src/web/link';

const LINK: Link = {
  user: '2088000000000002',
  network: 'slow',
  authorization: 'partly',
  statusWorld: 'fail',
  device: 'small',
  stack: [
    { path: 'pages/index/index', query: {} },
    { path: 'pages/a/a', query: { 名: 'a&b=c?d', empty: '' } },
  ],
  fresh: true,
};

describe('links', () => {
  it('lead back to what they were made of', () => {
    const url = new URL(writeLink('http://127.0.0.1:7280', LINK));

    expect(readLink(url.searchParams)).toEqual({ stack: LINK.stack, fresh: true });
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      user: '2088000000000002',
      network: 'slow',
      authorization: 'partly',
      statusWorld: 'fail',
      device: 'small',
      reset: '1',
    });
  });

  it('need not ask for anything', () => {
    expect(readLink(new URLSearchParams())).toEqual({ stack: [], fresh: false });
  });

  it.each([
    ['usr=1', /usr/],
    ['reset=true', /reset.*"true"/],
  ])('refuse %s', (query, reason) => {
    expect(() => readLink(new URLSearchParams(query))).toThrow(reason);
  });
});
