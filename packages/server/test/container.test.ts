import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_PORT, readSettings } from '../src/settings';

const ROOT = join(__dirname, '../../..');

/** The instructions of the Containerfile, each with its arguments. */
async function instructions(): Promise<[string, string][]> {
  const text = await readFile(join(__dirname, '../Containerfile'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)]);
}

describe('the Containerfile', () => {
  test('runs what `npm run server` runs, as a user without rights', async () => {
    const all = await instructions();
    const command = JSON.parse(new Map(all).get('CMD') ?? '') as string[];
    const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: { server: string };
    };
    expect(command.join(' ')).toBe(manifest.scripts.server);
    const names = all.map(([name]) => name);
    expect(new Map(all).get('USER')).toBe('node');
    expect(names.indexOf('USER')).toBeLessThan(names.indexOf('CMD'));
  });

  test('its variables are settings that the server takes', async () => {
    const env = new Map(await instructions()).get('ENV') ?? '';
    const variables: Record<string, string> = {};
    for (const one of env.split(' ')) {
      const [name = '', value = ''] = one.split('=', 2);
      variables[name] = value;
    }
    expect(readSettings([], variables)).toMatchObject({
      host: '0.0.0.0',
      databaseUrl: 'file:///data/hserve.db',
      logFormat: 'json',
    });
    expect(new Map(await instructions()).get('EXPOSE')).toBe(String(DEFAULT_PORT));
  });

  test('copies only what is there', async () => {
    const copied = (await instructions())
      .filter(([name]) => name === 'COPY')
      .flatMap(([, paths]) => paths.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(0);
    for (const path of copied.filter((one) => /\.\w+$/.test(one))) {
      await expect(readFile(join(ROOT, path))).resolves.toBeDefined();
    }
  });
});
