import { examine } from './index';
import { report } from './report';

/** Alipay's command line tool; the release whose options are used here. */
const MINIDEV = 'minidev@2.2.5';

const ACTIONS = {
  preview: { command: 'preview', what: 'shows the app on your phone' },
  debug: { command: 'remote-debug', what: 'debugs the app on your phone' },
  upload: { command: 'upload', what: 'uploads the app as a new development version' },
} as const;

type Action = keyof typeof ACTIONS;

const HELP = `Usage: npm run device:preview -- [options of minidev]
       npm run device:debug -- [options of minidev]
       npm run device:upload -- [--version 1.0.0] [options of minidev]

Checks the settings, builds for phones, looks at what was built as npm run doctor does, and then hands it to Alipay's
command line tool (${MINIDEV}), which npx fetches. Nothing is sent before all of that is right.

Environment:
  ALIPAY_APP_ID                 id of your app on the open platform, 16 digits
  BAAS_CLIENT_ID, BAAS_HOST     the backend, if config.ts does not name it; https: and a domain name

Log in once before, with npx ${MINIDEV} login (a QR code for the Alipay app), or pass --identity-key-path FILE.
docs/devices.md leads through all of it.
`;

/** A setting is missing or wrong; `message` says which and where to find the right one. */
export class SettingsError extends Error {}

/** What the command needs of the machine. */
export interface Machine {
  /** Folder of the mini program. */
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
  /**
   * Runs a command with the terminal as its own.
   * @returns its exit code
   */
  run(command: string, args: readonly string[]): number;
  print(text: string): void;
  printError(text: string): void;
}

/**
 * Builds the mini program for phones, checks it and hands it to minidev.
 * @param args `preview`, `debug` or `upload`, then options for minidev.
 * @returns The exit code.
 * @throws {SettingsError} if a setting is missing or wrong; nothing was started then.
 */
export function sendToDevice([name, ...rest]: readonly string[], machine: Machine): number {
  if (rest.includes('--help') || rest.includes('-h') || !isAction(name)) {
    machine.print(HELP);
    return isAction(name) ? 0 : 2;
  }
  const { command, what } = ACTIONS[name];
  const appId = readAppId(machine.env);
  machine.print('Building for phones …\n');
  if (machine.run('npm', ['run', '--silent', 'build:release']) !== 0) return 1;
  const findings = examine(machine.folder);
  machine.print(report(findings));
  if (findings.some(({ severity }) => severity === 'error')) {
    machine.printError('Nothing was sent. Mend what is marked ✖ first.\n');
    return 1;
  }
  machine.print(`${MINIDEV} ${what} …\n`);
  const target = ['--app-id', appId, '--project', '.'];
  const status = machine.run('npx', ['--yes', MINIDEV, command, ...target, ...rest]);
  if (status !== 0) {
    machine.printError(
      `minidev ended with ${status}. If it asked for a login: npx ${MINIDEV} login, or --identity-key-path FILE. See docs/devices.md.\n`,
    );
  }
  return status;
}

function readAppId({ ALIPAY_APP_ID = '' }: Machine['env']): string {
  if (/^\d{16}$/.test(ALIPAY_APP_ID)) return ALIPAY_APP_ID;
  const wrong = ALIPAY_APP_ID === '' ? 'is not set' : 'has another form';
  throw new SettingsError(
    `ALIPAY_APP_ID ${wrong}: the id of your app, 16 digits; you find it at https://open.alipay.com/develop/manage beside the app's name`,
  );
}

function isAction(name: string | undefined): name is Action {
  return name !== undefined && Object.hasOwn(ACTIONS, name);
}
