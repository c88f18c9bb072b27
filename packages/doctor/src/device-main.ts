import spawn from 'cross-spawn';
import { sendToDevice, SettingsError } from './device';

/** Output goes straight to the terminal: the tools talk to the person who waits. On Windows, npm and npx are scripts. */
function run(command: string, args: readonly string[]): number {
  const { status, error } = spawn.sync(command, [...args], { stdio: 'inherit' });
  if (error) throw new SettingsError(`${command} cannot be started: ${error.message}`);
  return status ?? 1;
}

try {
  process.exitCode = sendToDevice(process.argv.slice(2), {
    folder: '.',
    env: process.env,
    run,
    print: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(text),
  });
} catch (error) {
  console.error(error instanceof SettingsError ? `${error.message}\nSee --help.` : error);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}
