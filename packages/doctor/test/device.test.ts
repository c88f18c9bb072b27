import { sendToDevice, SettingsError, type Machine } from '../src/device';
import { appFolder, removeFolders, type Changes } from './app-folder';

afterAll(removeFolders);

const APP_ID = '2021000000000001';

interface Tried {
  status: number;
  /** Commands that were run. */
  commands: string[];
  stdout: string;
  stderr: string;
}

/** What `npm run device:… -- ARGS` does, with tools that only end as the test says. */
function device(
  args: readonly string[],
  {
    env = { ALIPAY_APP_ID: APP_ID },
    changes,
    exitCodes = {},
  }: { env?: Machine['env']; changes?: Changes; exitCodes?: Record<string, number> } = {},
): Tried {
  const tried: Tried = { status: 0, commands: [], stdout: '', stderr: '' };
  tried.status = sendToDevice(args, {
    folder: appFolder(changes),
    env,
    run: (command, parts) => {
      tried.commands.push([command, ...parts].join(' '));
      return exitCodes[command] ?? 0;
    },
    print: (text) => (tried.stdout += text),
    printError: (text) => (tried.stderr += text),
  });
  return tried;
}

const BUILD = 'npm run --silent build:release';

test.each([
  ['preview', 'preview'],
  ['debug', 'remote-debug'],
  ['upload', 'upload'],
])('device:%s builds for phones, looks at the result and calls minidev %s', (name, command) => {
  const { status, commands, stdout } = device([name, '--version', '1.0.1']);
  expect(status).toBe(0);
  expect(stdout).toContain('Nothing to mend.');
  expect(commands).toEqual([
    BUILD,
    `npx --yes minidev@2.2.5 ${command} --app-id ${APP_ID} --project . --version 1.0.1`,
  ]);
});

test.each([
  ['is not set', {}],
  ['has another form', { ALIPAY_APP_ID: '2021' }],
])('device:preview with an app id that %s says where to find it', (why, env) => {
  const preview = () => device(['preview'], { env });
  expect(preview).toThrow(SettingsError);
  expect(preview).toThrow(`ALIPAY_APP_ID ${why}`);
});

test('device:upload of an app with a fault names it, and sends nothing', () => {
  const { status, commands, stdout, stderr } = device(['upload'], {
    changes: { 'dist/pages/index/index.axml': '<view onTap="close"/>' },
  });
  expect(status).toBe(1);
  expect(stdout).toContain('there is no function close');
  expect(stderr).toContain('Nothing was sent.');
  expect(commands).toEqual([BUILD]);
});

test('device:upload of an app that does not build sends nothing', () => {
  const { status, commands } = device(['upload'], { exitCodes: { npm: 1 } });
  expect(status).toBe(1);
  expect(commands).toEqual([BUILD]);
});

test('device:preview passes on how minidev ended, and says what to do about a missing login', () => {
  const { status, stderr } = device(['preview'], { exitCodes: { npx: 7 } });
  expect(status).toBe(7);
  expect(stderr).toContain('npx minidev@2.2.5 login');
});

test('device:preview --help shows how to use it', () => {
  const { status, commands, stdout } = device(['preview', '--help'], { env: {} });
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: npm run device:preview');
  expect(commands).toEqual([]);
});
