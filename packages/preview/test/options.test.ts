import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { UsageError } from 'local-hserve/settings';
import { HELP, readOptions } from '../src/options';

describe('command line of npm start', () => {
  it('has defaults for everything', () => {
    expect(readOptions([], {})).toEqual({
      app: undefined,
      allowedHosts: [],
      port: 7280,
      serverPort: 7290,
      databaseUrl: pathToFileURL(resolve('.local/hserve.db')).href,
      build: true,
      open: false,
    });
  });

  it('reads every flag', () => {
    const args = ['--port', '0', '--server-port=65535', '--database', 'a b.db', '--no-build'];

    const hosts = ['--allow-host', 'api.example.com', '--allow-host=localhost:3000'];
    expect(readOptions([...args, ...hosts, '--open', '--app', '../other'], {})).toEqual({
      app: '../other',
      allowedHosts: ['api.example.com', 'localhost:3000'],
      port: 0,
      serverPort: 65535,
      databaseUrl: pathToFileURL(resolve('a b.db')).href,
      build: false,
      open: true,
    });
  });

  it('takes the database from DATABASE_URL, unless the flag names one', () => {
    const env = { DATABASE_URL: 'postgres://db.example.com/hserve' };

    expect(readOptions([], env)).toMatchObject({ databaseUrl: env.DATABASE_URL });
    expect(readOptions(['--database', ':memory:'], env)).toMatchObject({ databaseUrl: ':memory:' });
  });

  it('takes an empty DATABASE_URL for none', () => {
    expect(readOptions([], { DATABASE_URL: '' })).toEqual(readOptions([], {}));
  });

  it('keeps nothing of another app, unless a database is named', () => {
    const env = { DATABASE_URL: 'postgres://db.example.com/app' };

    expect(readOptions(['--app', '../other'], {})).toMatchObject({ databaseUrl: ':memory:' });
    expect(readOptions(['--app', '../other'], env)).toMatchObject({
      databaseUrl: 'postgres://db.example.com/app',
    });
  });

  it('counts an empty variable as unset, as npm run server does', () => {
    expect(readOptions([], { DATABASE_URL: '', DATABASE_AUTH_TOKEN: '' })).toEqual(
      readOptions([], {}),
    );
  });

  it.each(['--help', '-h'])('%s asks for the help, which names every flag', (flag) => {
    expect(readOptions([flag])).toBe('help');
    expect(HELP).toMatch(
      /--app[^]*--allow-host[^]*--port[^]*--server-port[^]*--database[^]*--no-build[^]*--open/,
    );
  });

  it.each([
    [['--prot', '1'], /--prot/],
    [['7280'], /7280/],
    [['--port'], /--port/],
    [['--port', '65536'], /--port.*"65536"/],
    [['--port', '-1'], /--port/],
    [['--server-port', '1e3'], /--server-port.*"1e3"/],
    [['--server-port', ''], /--server-port/],
    [['--database', ''], /--database/],
    [['--app', ''], /--app/],
    [['--allow-host', 'example.com/a'], /--allow-host.*"example.com\/a"/],
    [['--open=yes'], /--open/],
  ])('refuses %j and says why', (args, reason) => {
    expect(() => readOptions(args, {})).toThrow(UsageError);
    expect(() => readOptions(args, {})).toThrow(reason);
  });
});
