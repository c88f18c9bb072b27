import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const SOURCES = ['app.ts', 'app.json', 'app.acss', 'config.ts', 'client', 'pages', 'components'];

/** A copy of the mini program whose sources a test may change. */
export class AppCopy {
  private constructor(readonly folder: string) {}

  static async create(folder: string): Promise<AppCopy> {
    await mkdir(folder);
    for (const path of [...SOURCES, 'tsconfig.json']) {
      await cp(join(ROOT, path), join(folder, path), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return new AppCopy(folder);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /**
   * Changes a source for as long as `use` takes.
   *
   * @param edit The text to replace, which must be there, and what replaces it.
   */
  async with(
    path: string,
    edit: readonly [string, string],
    use: () => Promise<void>,
  ): Promise<void> {
    const file = join(this.folder, path);
    const text = await this.read(path);
    if (!text.includes(edit[0])) {
      throw new Error(`${path} does not have "${edit[0]}"`);
    }
    await writeFile(
      file,
      text.replace(edit[0], () => edit[1]),
    );
    try {
      await use();
    } finally {
      await writeFile(file, text);
    }
  }
}
