import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listeningPorts } from 'local-hserve/listening-ports';
import { edit, writeForeignApp } from './foreign-app';
import { writeTinySample } from './tiny-sample';
import { killPreviewProcess, startPreviewProcess, type PreviewProcess } from './preview-process';

let folder: string;
let running: PreviewProcess[];

beforeEach(async () => {
  running = [];
  folder = await mkdtemp(join(tmpdir(), 'preview-'));
});

afterEach(async () => {
  await Promise.all(running.map(killPreviewProcess));
  await rm(folder, { recursive: true, force: true });
});

interface Setup {
  port?: number;
  serverPort?: number;
  database?: string;
  throughShell?: boolean;
  fullDisk?: boolean;
}

function start(
  flags: readonly string[],
  where: Pick<Setup, 'throughShell' | 'fullDisk'> = {},
): PreviewProcess {
  const preview = startPreviewProcess(flags, where);
  running.push(preview);
  return preview;
}

/** Without the build, which belongs to the checkout and not to a test. */
function serve({ port = 0, serverPort = 0, database, ...where }: Setup = {}): PreviewProcess {
  const file = database ?? join(folder, 'test.db');
  return start(
    ['--no-build', `--port=${port}`, `--server-port=${serverPort}`, `--database=${file}`],
    where,
  );
}

/** Something else that has the port. */
async function occupy(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

describe('npm start', () => {
  it('--help shows the flags and starts nothing', async () => {
    const { exitCode, stdout, stderr } = await start(['--help']).ended;

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('--server-port <number>');
  });

  it('ends with 2 and names a flag it does not know', async () => {
    const { exitCode, stdout, stderr } = await start(['--prot', '1']).ended;

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('--prot');
    expect(stderr).toContain('--help');
    expect(stderr).not.toContain('    at ');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('serves, and ends with 0 on %s', async (signal) => {
    const { child, ready, ended } = serve();
    const { url, serverUrl } = await ready;
    const page = await fetch(url);
    const users = await fetch(`${serverUrl}/sandbox/alipay/users`);

    child.kill(signal);

    expect(await page.text()).toContain('<html lang="zh-CN">');
    expect(users.status).toBe(200);
    await users.json();
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('goes on when what reads its output goes away', async () => {
    const { child, ready, ended } = serve();
    const { url, serverUrl } = await ready;
    child.stdout?.destroy();

    // The codes of text messages are printed.
    const sent = await fetch(`${serverUrl}/hserve/v2.2/sms-verification-code/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hydrogen-client-id': 'local-sample' },
      body: JSON.stringify({ phone: '13800138000' }),
    });

    expect(sent.status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('goes on when the disk of its output is full', async () => {
    const { child, ended } = serve({ fullDisk: true });

    // Of its two ports, that of the preview answers with a page.
    let isShown = false;
    while (!isShown && child.exitCode === null) {
      for (const port of await listeningPorts(child)) {
        isShown ||= (await fetch(`http://127.0.0.1:${port}`)).ok;
      }
    }

    expect(isShown).toBe(true);
    child.kill('SIGTERM');
    expect((await ended).exitCode).toBe(0);
  });

  it('ends with the shell npm runs it in, which does not pass SIGTERM on', async () => {
    const { child, ready, ended } = serve({ throughShell: true });
    await ready;

    child.kill('SIGTERM');

    // The output closes only when neither the shell nor the preview holds it any more.
    await expect(ended).resolves.toBeDefined();
  });

  it('takes free ports, and says so, if its own are taken', async () => {
    const [first, second] = [await occupy(), await occupy()];
    const { child, ready, ended } = serve({ port: first.port, serverPort: second.port });
    const { url, serverUrl, stdout } = await ready;

    expect(stdout).toContain(`Port ${first.port} is taken`);
    expect(stdout).toContain(`Port ${second.port} is taken`);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${serverUrl}/sandbox/alipay/users`)).status).toBe(200);

    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
    for (const { server } of [first, second]) {
      server.close();
      await once(server, 'close');
    }
  });

  it('starts twice in one folder at once, and the second says that both write its dist/', async () => {
    await writeTinySample(folder);
    const { port, server } = await occupy();
    server.close();
    await once(server, 'close');
    const flags = [`--app=${folder}`, `--port=${port}`, '--server-port=0', '--database=:memory:'];

    const previews = [start(flags), start(flags)];
    const ready = await Promise.all(previews.map((preview) => preview.ready));
    for (const { child } of previews) {
      child.kill('SIGTERM');
    }

    const ended = await Promise.all(previews.map((preview) => preview.ended));
    expect(ended.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const twin = `http://127.0.0.1:${port}/ is another preview that writes ${join(folder, 'dist')}`;
    expect(ready.filter(({ stdout }) => stdout.includes(twin))).toHaveLength(1);
  });

  it('ends on a Ctrl-C that comes while it asks what else has its port', async () => {
    await writeTinySample(folder);
    const { port, server } = await occupy();
    const flags = [`--app=${folder}`, `--port=${port}`, '--server-port=0', '--database=:memory:'];
    const { child, ended } = start(flags);
    const [asked] = (await once(server, 'connection')) as [Socket];

    child.kill('SIGINT');

    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
    asked.destroy();
    server.close();
    await once(server, 'close');
  });

  it('answers an own app in the place of its 知晓云, and no other host that is not allowed', async () => {
    const app = join(folder, 'app');
    await writeForeignApp(app);
    const { ready } = start(['--app', app, '--no-build', '--port=0', '--server-port=0']);
    const { url } = await ready;
    const ask = async (path: string, headers: Record<string, string>) => {
      const answer = await fetch(new URL('/tunnel', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: new URL(url).origin },
        body: JSON.stringify({ url: `https://my-app.myminapp.com${path}`, method: 'GET', headers }),
      });
      return (await answer.json()) as object;
    };
    const time = '/hserve/v2.2/server/time/';
    const clientID = { 'X-Hydrogen-Client-ID': 'my-app' };

    expect(await ask(time, clientID)).toMatchObject({ status: 200 });
    const refused = { refusedHost: 'my-app.myminapp.com' };
    expect(await ask(time, {})).toEqual(refused);
    expect(await ask('/api/time', clientID)).toEqual(refused);
    // The local one has no tables: its 404 would look like an answer of the app's own.
    expect(await ask('/hserve/v2.4/table/1/record/', clientID)).toEqual(refused);
  });

  it('says in the terminal why the app does not build, and that it does again', async () => {
    const app = join(folder, 'app');
    await writeForeignApp(app);
    await writeFile(join(app, 'pages/home/home.less'), '@main: #1677ff;\n.home { color: @mian; }');
    const { child, ready, ended } = start(['--app', app, '--port=0', '--server-port=0']);
    await ready;
    let said = '';
    const mended = new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk: string) => {
        said += chunk;
        if (said.includes('It builds again.')) resolve();
      });
    });
    await edit(app, 'pages/home/home.less', ['@main', '@main']);
    await mended;

    child.kill('SIGTERM');
    expect((await ended).stdout).toMatch(
      /It does not build:\npages\/home\/home\.less:2: Less: .*@mian/,
    );
  });

  it('shows a text message in the terminal and in the page, until a reset', async () => {
    const { child, ready, ended } = serve();
    const { url, serverUrl } = await ready;
    const post = (path: string, body: object) =>
      fetch(serverUrl + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hydrogen-client-id': 'local-sample' },
        body: JSON.stringify(body),
      });
    const messages = async () => {
      const { body } = await fetch(new URL('/events', url));
      let heard = '';
      for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        heard += chunk;
        const data = /event: messages\ndata: (.*)\n\n/.exec(heard)?.[1];
        if (data !== undefined) return JSON.parse(data) as { phone: string; code: string }[];
      }
      throw new Error(`no messages in ${heard}`);
    };

    const sent = await post('/hserve/v2.2/sms-verification-code/', { phone: '13800138000' });
    expect(sent.status).toBe(200);
    const [message] = await messages();
    expect(message).toMatchObject({ phone: '13800138000' });
    expect((await post('/sandbox/reset', {})).status).toBe(200);
    expect(await messages()).toEqual([]);

    child.kill('SIGTERM');
    const { stdout } = await ended;
    expect(stdout).toContain(`Text message to 13800138000: 您的验证码是 ${message?.code ?? '?'}`);
  });

  it('ends with 1 and says why if the database cannot be opened', async () => {
    const { exitCode, stderr } = await serve({ database: folder }).ended;

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Cannot start: /);
  });
});
