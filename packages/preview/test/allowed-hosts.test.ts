import { allowOnly, parseHost } from '../src/allowed-hosts';

describe('hosts that the requests of an app may reach', () => {
  const allow = (text: string) => allowOnly(['http://127.0.0.1:7290'], [parseHost(text) ?? '?']);

  it.each([
    ['api.example.com', 'https://api.example.com/a'],
    ['api.example.com', 'http://api.example.com/a'],
    ['API.example.com', 'https://api.example.com/'],
    ['https://api.example.com/', 'https://api.example.com/a'],
    ['localhost:3000', 'http://localhost:3000/a'],
    ['*.example.com', 'https://a.b.example.com/'],
    ['[::1]:3000', 'http://[::1]:3000/'],
    ['api.example.com:443', 'https://api.example.com/'],
    ['api.example.com', 'http://127.0.0.1:7290/hserve/'],
  ])('%s lets through %s', (text, url) => {
    expect(allow(text)(new URL(url))).toBe(true);
  });

  it.each([
    ['api.example.com', 'https://example.com/'],
    ['api.example.com', 'https://api.example.com:8443/'],
    ['api.example.com', 'https://api.example.com.evil.test/'],
    ['*.example.com', 'https://example.com/'],
    ['*.example.com', 'https://badexample.com/'],
    ['localhost:3000', 'http://localhost:3001/'],
    ['api.example.com', 'http://127.0.0.1:7280/'],
  ])('%s does not let through %s', (text, url) => {
    expect(allow(text)(new URL(url))).toBe(false);
  });

  it.each(['', '*', 'a b', 'https://example.com/path', '*.', 'x; script-src *', 'a.com,b.com'])(
    'takes %j for no host',
    (text) => {
      expect(parseHost(text)).toBeUndefined();
    },
  );
});
