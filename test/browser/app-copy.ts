import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { save } from 'alipay-mini-preview/foreign-app';
import { copySample } from '../sample-copy';

/** A copy of the mini program whose sources a test may change. */
export class AppCopy {
  constructor(readonly folder: string) {
    copySample(folder);
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
    await save(
      file,
      text.replace(edit[0], () => edit[1]),
    );
    try {
      await use();
    } finally {
      await save(file, text);
    }
  }
}
