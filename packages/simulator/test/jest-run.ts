import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const { resolve } = createRequire(__filename);
const preset = createRequire(__filename)('../jest-preset.js') as {
  readonly moduleFileExtensions: readonly string[];
};

/** A folder of someone else's, with an app and tests, and Jest beside them. */
export class JestFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'someone’s app ')));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    symlinkSync(join(ROOT, 'node_modules'), join(this.path, 'node_modules'), 'junction');
  }

  write(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Runs once, and again whenever Jest thinks that it has to; the test ends it. */
  watch(...args: readonly string[]): { ran(times: number): Promise<void>; end(): Promise<void> } {
    const child = spawn(process.execPath, this.command('--watchAll', ...args), {
      cwd: this.path,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    let runs = 0;
    let look = (): void => undefined;
    // Without a terminal, it writes an empty line as soon as it hears of changes again, and nothing else.
    child.stdout.on('data', (chunk: Buffer) => {
      runs += chunk.length;
      look();
    });
    return {
      ran: (times) =>
        new Promise((done) => {
          look = () => {
            if (runs >= times) done();
          };
          look();
        }),
      async end() {
        child.kill();
        await ended;
      },
    };
  }

  /** What Jest prints, which is told from its exit code alone whether it was content. */
  run(...args: readonly string[]): Promise<{ exitCode: number; output: string }> {
    return new Promise((done) => {
      execFile(
        process.execPath,
        this.command('--ci', ...args),
        { cwd: this.path, env: { ...process.env, FORCE_COLOR: '0' } },
        (error, stdout, stderr) => {
          const exitCode = typeof error?.code === 'number' ? error.code : 0;
          done({ exitCode, output: `${stdout}${stderr}` });
        },
      );
    });
  }

  private command(...args: readonly string[]): string[] {
    const compiler = { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
    const config = {
      rootDir: this.path,
      cacheDirectory: join(this.path, '.cache'),
      testTimeout: 300_000,
      // The simulator's own files, which are here no package, are none of the app's.
      collectCoverageFrom: ['{mini,built}/**/*.{js,ts}'],
      transform: { '\\.[jt]s$': [resolve('@swc/jest'), compiler] },
      transformIgnorePatterns: ['/node_modules/(?!(htmlparser2|entities|dom[a-z-]+)/)'],
      moduleFileExtensions: preset.moduleFileExtensions,
      testEnvironment: join(__dirname, '../src/jest/environment.ts'),
      testEnvironmentOptions: { customExportConditions: ['mini-source', 'browser'] },
    };
    const jest = join(dirname(resolve('jest/package.json')), 'bin/jest.js');
    return [jest, '--config', JSON.stringify(config), ...args];
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
