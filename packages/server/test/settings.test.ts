import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSettings } from '../src/settings';

describe('readSettings', () => {
  test('without flags and variables: port 7290 and a file under this folder', () => {
    expect(readSettings([], {})).toEqual({
      port: 7290,
      databaseUrl: pathToFileURL(resolve('.local/hserve.db')).href,
      host: undefined,
      publicUrl: undefined,
      trustProxy: undefined,
      logFormat: 'text',
      clientID: undefined,
      reset: false,
      help: false,
    });
  });

  test.each([
    ['data/my file.db', pathToFileURL(resolve('data/my file.db')).href],
    ['/var/data.db', pathToFileURL('/var/data.db').href],
    ['file:data.db', 'file:data.db'],
    [':memory:', ':memory:'],
    ['postgres://db.example.com/hserve', 'postgres://db.example.com/hserve'],
    ['postgresql:///hserve', 'postgresql:///hserve'],
  ])('--database %s, or DATABASE_URL, is %s', (where, url) => {
    expect(readSettings(['--database', where], {}).databaseUrl).toBe(url);
    expect(readSettings([], { DATABASE_URL: where }).databaseUrl).toBe(url);
  });

  test('a URL of another database is refused by the name of who has said it', () => {
    const url = 'mysql://db.example.com/hserve';
    const message = 'a URL begins with file: or postgres:';
    expect(() => readSettings(['--database', url], {})).toThrow(`--database: ${message}`);
    expect(() => readSettings([], { DATABASE_URL: url })).toThrow(`DATABASE_URL: ${message}`);
  });

  test('a flag counts more than a variable, an empty variable not at all', () => {
    const env = {
      DATABASE_URL: 'other.db',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://login.example.com/',
      TRUST_PROXY: 'loopback,10.0.0.0/8',
      LOG_FORMAT: 'json',
      BAAS_CLIENT_ID: 'mine',
    };
    expect(readSettings(['--database=:memory:', '--port=0', '--reset', '-h'], env)).toEqual({
      port: 0,
      databaseUrl: ':memory:',
      host: '0.0.0.0',
      publicUrl: 'https://login.example.com',
      trustProxy: 'loopback,10.0.0.0/8',
      logFormat: 'json',
      clientID: 'mine',
      reset: true,
      help: true,
    });
    const empty = Object.fromEntries(Object.keys(env).map((name) => [name, '']));
    expect(readSettings([], empty)).toEqual(readSettings([], {}));
  });

  test.each([
    ['--port', '65535', { port: 65_535 }],
    ['--port', '00080', { port: 80 }],
    [
      '--database',
      'data/postgres:1.db',
      { databaseUrl: pathToFileURL(resolve('data/postgres:1.db')).href },
    ],
    ['--database', 'data/x://y.db', { databaseUrl: pathToFileURL(resolve('data/x://y.db')).href }],
  ])('%s %s is taken', (flag, value, settings) => {
    expect(readSettings([flag, value], {})).toMatchObject(settings);
  });

  test.each([
    ['PUBLIC_URL', 'http://10.0.0.1:8080/', { publicUrl: 'http://10.0.0.1:8080' }],
    ['PUBLIC_URL', 'https://a.cn/baas/?x#y', { publicUrl: 'https://a.cn/baas' }],
    ['TRUST_PROXY', 'uniquelocal, 10.1.2.3/32', { trustProxy: 'uniquelocal, 10.1.2.3/32' }],
    ['TRUST_PROXY', 'fc00::/7,linklocal', { trustProxy: 'fc00::/7,linklocal' }],
    ['TRUST_PROXY', '::1/128', { trustProxy: '::1/128' }],
    ['BAAS_CLIENT_ID', '*', { clientID: '*' }],
  ])('%s=%s is taken', (name, value, settings) => {
    expect(readSettings([], { [name]: value })).toMatchObject(settings);
  });

  test.each([
    [['--port', 'many'], /^--port: /],
    [['--port', '65536'], /^--port: /],
    [['--port', '100000'], /^--port: /],
    [['--port', '1e3'], /^--port: /],
    [['--port', '7290x'], /^--port: /],
    [['--port=-1'], /^--port: /],
    [['--port'], /--port/],
    [['--database', ''], /^--database: /],
    [['--database', 'mysql://localhost'], /^--database: /],
    [['--database', 'libsql://localhost'], /^--database: /],
    [['--reset=yes'], /--reset/],
    [['--frobnicate'], /--frobnicate/],
    [['data.db'], /data\.db/],
  ])('%j is an error that names the flag', (args, message) => {
    expect(() => readSettings(args, {})).toThrow(message);
  });

  test.each([
    ['PUBLIC_URL', 'login.example.com'],
    ['PUBLIC_URL', 'ftp://login.example.com'],
    ['PUBLIC_URL', 'ftp://login.example.com/?next=http://x.cn'],
    ['TRUST_PROXY', 'proxy.example.com'],
    ['TRUST_PROXY', 'loopback,'],
    ['TRUST_PROXY', 'loopbacks'],
    ['TRUST_PROXY', 'xloopback'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', '10.0.0.0/1234'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['TRUST_PROXY', '::1/129'],
    ['BAAS_CLIENT_ID', '环境'],
    ['BAAS_CLIENT_ID', 'a b'],
    ['DATABASE_URL', 'postgres://[x'],
    ['LOG_FORMAT', 'xml'],
  ])('%s=%s is an error that names the variable', (name, value) => {
    expect(() => readSettings([], { [name]: value })).toThrow(new RegExp(`^${name}: `));
  });
});
