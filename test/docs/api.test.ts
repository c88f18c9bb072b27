import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { withImports } from '../../docs/generator/call-section';
import { rejectionsOf } from '../../docs/generator/docstring';
import { renderPage } from '../../docs/generator/page';
import { readSurface } from '../../docs/generator/read-surface';
import { readTranslations } from '../../docs/generator/translation';
import { chinese } from '../../docs/generator/words';
import { ROOT, textOfPage } from './pages';

const run = promisify(execFile);

/** What `npm run docs` does. */
async function docs(...args: string[]): Promise<{ code: number; stderr: string }> {
  const all = ['--import', 'tsx', join(ROOT, 'docs/generator/main.ts'), ...args];
  return run(process.execPath, all, { cwd: ROOT }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    (error: unknown) => error as { code: number; stderr: string },
  );
}

test('docs/api.md and docs/api.zh-CN.md are what the docstrings say (npm run docs)', async () => {
  await expect(docs('--check')).resolves.toMatchObject({ code: 0, stderr: '' });
});

test('npm run docs refuses an argument that it does not know', async () => {
  const { code, stderr } = await docs('--chekc');
  expect(code).toBe(2);
  expect(stderr).toContain('Unknown argument: --chekc');
});

describe('a docstring that changes', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docs-'));
    await cp(join(ROOT, 'client'), join(folder, 'client'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function edit(file: string, from: string, to: string): Promise<void> {
    const path = join(folder, 'client', file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  }

  async function generate(): Promise<string> {
    const surface = readSurface(ROOT, join(folder, 'client/index.ts'));
    const file = join(ROOT, 'docs/translations/zh-CN.json');
    const translations = await readTranslations(file, 'zh-CN.json');
    const page = renderPage(surface, chinese, translations.translate);
    translations.finish();
    return page;
  }

  test('stops generation, with the symbol and both texts, until its translation follows', async () => {
    await edit('auth.ts', 'Logs in through Alipay.', 'Logs in by Alipay.');
    await expect(generate()).rejects.toThrow(
      [
        'zh-CN.json:',
        'no translation: my.BaaS.auth.loginWithAlipay: "Logs in by Alipay."',
        'nothing says this any more: my.BaaS.auth.loginWithAlipay: "Logs in through Alipay."',
      ].join('\n'),
    );
  });

  test('in its line breaks alone stops nothing', async () => {
    await edit('auth.ts', 'Logs in through Alipay.', 'Logs in\n   * through Alipay.');
    await expect(generate()).resolves.toContain('通过支付宝登录');
  });

  test('with a new rejection, option or method needs a translation for each', async () => {
    await edit(
      'auth.ts',
      '@throws HError 404 if the server',
      '@throws HError 409 in a test; 404 if the server',
    );
    await edit(
      'base/config.ts',
      '  host?: string;',
      '  host?: string;\n  /** A new option. */\n  fresh?: boolean;',
    );
    await edit(
      'baas.ts',
      '  readonly auth: Auth;',
      '  /** A new method. */\n  fresh(): void;\n  readonly auth: Auth;',
    );
    const failed = generate();
    await expect(failed).rejects.toThrow('my.BaaS.auth.loginWithAlipay: "in a test"');
    await expect(failed).rejects.toThrow('InitOptions.fresh: "A new option."');
    await expect(failed).rejects.toThrow('my.BaaS.fresh: "A new method."');
  });

  test('to a @throws that names no HError is refused', async () => {
    await edit('auth.ts', '@throws HError 404', '@throws 404');
    await expect(generate()).rejects.toThrow(
      'my.BaaS.auth.loginWithAlipay: "@throws HError …" expected',
    );
  });

  test('to one that does not say what the call does is refused', async () => {
    await edit(
      'auth.ts',
      'Ends the session: here whatever the server says, there if it can be reached.',
      '',
    );
    await expect(generate()).rejects.toThrow(
      'my.BaaS.auth.logout: a docstring that says what it does',
    );
  });

  test('to @internal takes the member off the page', async () => {
    await edit('baas.ts', 'The token of the session;', '@internal The token of the session;');
    await expect(generate()).rejects.toThrow('nothing says this any more: my.BaaS.getAuthToken');
  });
});

test('everything in the types that an app gets (npm run build:client) is on the page', () => {
  const types = ts.createSourceFile(
    'baas.d.ts',
    textOfPage('dist-client/baas.d.ts'),
    ts.ScriptTarget.Latest,
  );
  const names = types.statements.flatMap((statement) => {
    if (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      const members: readonly (ts.ClassElement | ts.TypeElement)[] = [...statement.members];
      return members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
    }
    return ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ''] : [];
  });
  expect(names.length).toBeGreaterThan(60);
  const page = textOfPage('docs/api.md');
  expect(names.filter((name) => !new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(page))).toEqual(
    [],
  );
});

test('@throws: codes, and when they come', () => {
  const codes = (text: string) =>
    rejectionsOf(text, 'it').map((one) => [one.codes.join(), one.when]);
  expect(codes('HError 404 if nobody has it, 400 if it is wrong; 14, 600')).toEqual([
    ['404', 'if nobody has it'],
    ['400', 'if it is wrong'],
    ['14', undefined],
    ['600', undefined],
  ]);
  expect(codes('HError 605, at once')).toEqual([['605', 'at once']]);
  expect(codes('HError 401; with `autoLogin` also 613, 614')).toEqual([
    ['401', undefined],
    ['613,614', 'with `autoLogin`'],
  ]);
  expect(codes('HError the HTTP status of any answer but 2xx; 14')).toEqual([
    ['', 'the HTTP status of any answer but 2xx'],
    ['14', undefined],
  ]);
});

test('an example on the page imports what it uses, and nothing that only looks like it', () => {
  const values = ['isHError', 'BaaS'];
  expect(withImports('isHError(1);', values)).toBe(
    "import { isHError } from './client/index';\n\nisHError(1);",
  );
  expect(withImports("my.BaaS.isHError('BaaS');", values)).toBe("my.BaaS.isHError('BaaS');");
});
