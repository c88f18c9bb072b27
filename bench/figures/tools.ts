import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchApp } from 'alipay-mini-preview/watch';
import { copySample, ROOT } from '../../test/sample-copy';
import type { Group } from '../figure';
import { summarize } from '../rounds';

/** A build from nothing takes seconds. */
const MAX_COLD_ROUNDS = 3;

/** What a developer waits for. The browser tests print how long a change takes to the screen. */
export const tools: Group = {
  name: 'tools',
  what: 'the build from nothing, and of one changed file while it is watched',
  async measure({ check, rounds, progress }) {
    if (check) return [];
    const folder = mkdtempSync(join(tmpdir(), 'bench-tools-'));
    try {
      copySample(folder);
      progress('build from nothing');
      const cold: number[] = [];
      for (let round = 0; round < Math.min(rounds, MAX_COLD_ROUNDS); round += 1) {
        cold.push(buildMs(folder));
      }
      progress('build of one changed file');
      const script = await changes(folder, rounds, 'pages/index/changed.ts', (round) => {
        return `export const changed = ${round};\n`;
      });
      const markup = await changes(folder, rounds, 'pages/index/index.axml', (round) => {
        return `<view>${round}</view>\n`;
      });
      return [
        { name: 'build from nothing', unit: 'ms', ...figure(cold) },
        { name: 'build of one changed script', unit: 'ms', ...figure(script) },
        { name: 'build of one changed AXML file', unit: 'ms', ...figure(markup) },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function figure(values: readonly number[]) {
  const { median, spread } = summarize(values);
  return { value: median, spread };
}

function buildMs(folder: string): number {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
  const args = ['--gulpfile', join(ROOT, 'gulpfile.mjs'), '--cwd', folder, 'build'];
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [gulp, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the sample does not build: ${stdout}`);
  return performance.now() - start;
}

/** Milliseconds from saving a file to the end of its build, for each round. */
async function changes(
  folder: string,
  rounds: number,
  path: string,
  text: (round: number) => string,
): Promise<number[]> {
  let ended: (failure?: Error) => void = () => undefined;
  const watch = await watchApp({ folder, onBuild: (failure) => ended(failure) });
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      const built = new Promise<void>((resolve, reject) => {
        ended = (failure) => (failure ? reject(failure) : resolve());
      });
      writeFileSync(join(folder, path), text(round));
      await built;
      times.push(performance.now() - start);
    }
  } finally {
    await watch.close();
  }
  return times;
}
