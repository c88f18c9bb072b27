// Compiles the package for publishing: src/ → lib/, JavaScript by esbuild and types by tsc.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const folder = import.meta.dirname;
const { resolve } = createRequire(import.meta.url);

/** Stands on packages that ship ES modules only, which Jest does not load: their code goes into the file. */
const SELF_CONTAINED = path.join(folder, 'src/axml/tokenizer.ts');

rmSync(path.join(folder, 'lib'), { recursive: true, force: true });

const shared = {
  absWorkingDir: folder,
  outdir: 'lib',
  outbase: 'src',
  format: 'cjs',
  platform: 'node',
  target: 'es2022',
};
await build({
  ...shared,
  entryPoints: readdirSync(path.join(folder, 'src'), { recursive: true })
    .map((name) => path.join(folder, 'src', name))
    .filter((file) => /(?<!\.d)\.ts$/.test(file) && file !== SELF_CONTAINED),
});
await build({ ...shared, entryPoints: [SELF_CONTAINED], bundle: true });

const { status } = spawnSync(
  process.execPath,
  [path.join(path.dirname(resolve('typescript')), 'tsc.js'), '-p', 'tsconfig.build.json'],
  { cwd: folder, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
