import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copySample, ROOT } from '../sample-copy';

/** What a command said, with its exit code. */
export interface Outcome {
  exitCode: number | null;
  output: string;
}

/** A copy of the mini program's sources in a folder of its own, where a build disturbs nothing, with a name that people give. */
export class AppCopy {
  readonly folder = mkdtempSync(join(tmpdir(), '我的 app (1) '));

  constructor() {
    copySample(this.folder);
  }

  /** Runs a task of the gulpfile here. */
  gulp(task: string, environment: Readonly<Record<string, string>> = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/gulp/bin/gulp.js'),
        ...['--gulpfile', join(ROOT, 'gulpfile.mjs')],
        ...['--cwd', this.folder],
        task,
      ],
      { encoding: 'utf8', env: { ...process.env, ...environment } },
    );
    return { exitCode: status, output: stdout + stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
