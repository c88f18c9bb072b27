import { spawnSync } from 'node:child_process';
import { ROOT } from '../sample-copy';

/** What the build makes of `config.js` with these variables, and what it says. */
function built(env: Readonly<Record<string, string>>): { stdout: string; stderr: string } {
  const program = `import { withOverrides } from './packages/build/settings.mjs';
    process.stdout.write(withOverrides('config();'));`;
  const args = ['--input-type=module', '-e', program];
  const own = { ...process.env, BAAS_CLIENT_ID: undefined, BAAS_HOST: undefined, ...env };
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env: own });
}

test.each([
  ['', '', 'config();'],
  ['a-b', '', 'config();\nObject.assign(exports.config, {"clientID":"a-b"});\n'],
  ['', 'https://a.test/', 'config();\nObject.assign(exports.config, {"host":"https://a.test"});\n'],
])('BAAS_CLIENT_ID="%s" BAAS_HOST="%s": an empty variable counts as unset', (id, host, script) => {
  expect(built({ BAAS_CLIENT_ID: id, BAAS_HOST: host })).toMatchObject({
    stdout: script,
    stderr: '',
  });
});

test.each([
  [{ BAAS_CLIENT_ID: 'a b' }, 'BAAS_CLIENT_ID: letters, digits, "-" and "_" only, not "a b"'],
  [{ BAAS_HOST: 'a.test' }, 'BAAS_HOST: an origin such as https://api.example.com, not "a.test"'],
])('%j is refused', (env, message) => {
  expect(built(env).stderr).toContain(message);
});
