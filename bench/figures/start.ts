import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Group } from '../figure';
import { interleave, ratios, summarize } from '../rounds';
import { OURS, readSdk } from '../sdk';

/** Compiles and runs a file once, as an app does at its start, and prints how many microseconds that took. */
const RUNNER = `
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const code = readFileSync(process.argv[2], 'utf8');
globalThis.my = { canIUse: () => true, SDKVersion: '2.9.0' };
globalThis.getApp = () => undefined;
const start = process.hrtime.bigint();
new Script('(function (module, exports) {' + code + '\\n})').runInThisContext()({ exports: {} }, {});
console.log(Number(process.hrtime.bigint() - start) / 1000);
`;

/** A script of our size that does nothing but define functions: what any module of that size costs. */
function plainScript(bytes: number): string {
  const lines: string[] = [];
  for (let length = 0, index = 0; length < bytes; index += 1) {
    const line = `exports.f${index}=function(a,b){return a+b*${index}};`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('');
}

/** @throws {Error} with the message alone if the file does not run: the stack of a minified file is the file. */
function evaluate(runner: string, path: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, path], {
    encoding: 'utf8',
  });
  if (status === 0) return Number(stdout);
  const [message = 'no message'] = /^\w*Error: .*$/m.exec(stderr) ?? [];
  throw new Error(`${basename(path)} does not run: ${message}`);
}

/** What a cold start of the app pays for the auth module. */
export const start: Group = {
  name: 'start',
  what: 'first evaluation of the auth module in a fresh process',
  async measure({ check, against, rounds, progress }) {
    if (check) return [];
    progress('cold start');
    const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
    try {
      const runner = join(folder, 'run.cjs');
      writeFileSync(runner, RUNNER);
      const ours = readSdk(OURS);
      const scripts: Record<string, string> = {
        ours: ours.code,
        plain: plainScript(ours.minifiedBytes),
        ...(against === undefined ? {} : { other: readSdk(against).code }),
      };
      const values = await interleave(
        rounds,
        Object.fromEntries(
          Object.entries(scripts).map(([name, code]) => {
            const path = join(folder, `${name}.js`);
            writeFileSync(path, code);
            return [name, () => evaluate(runner, path)];
          }),
        ),
      );
      const { ours: own = [], plain = [], other } = values;
      const time = summarize(own);
      const ratio = summarize(ratios(own, plain));
      return [
        {
          name: 'auth module: first evaluation',
          value: time.median,
          spread: time.spread,
          unit: 'µs',
          ...(other ? { against: summarize(other).median } : {}),
        },
        {
          name: 'auth module: first evaluation, against functions of the same size',
          value: ratio.median,
          spread: ratio.spread,
          unit: 'ratio',
        },
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
