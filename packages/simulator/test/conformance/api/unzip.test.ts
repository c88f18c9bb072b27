import { deflateRawSync, constants } from 'node:zlib';
import { phone } from './world';

interface Entry {
  path: string;
  text: string;
  /** How zlib packs it. Default: not at all. */
  strategy?: number;
  isEncrypted?: boolean;
}

const ZIP = 'https://usr/test.zip';
const TARGET = 'https://usr/test';

/** A zip archive, as any tool writes it. */
function zip(entries: readonly Entry[], comment = ''): string {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, text, strategy, isEncrypted = false } of entries) {
    const bytes = Buffer.from(text);
    const plain = strategy === undefined ? bytes : deflateRawSync(bytes, { strategy });
    // Twelve bytes that the key is made of, then what it makes of the file.
    const packed = isEncrypted
      ? Buffer.concat([Buffer.alloc(12, 7), plain.map((byte) => byte ^ 0x5a)])
      : plain;
    const name = Buffer.from(path);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    header.writeUInt16LE(strategy === undefined ? 0 : 8, 4);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), header, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header, rest, name);
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, list, end, Buffer.from(comment)]).toString('hex');
}

/** Unpacks an archive on a phone. */
function unzipping(hex: string) {
  const { my } = phone();
  const fs = my.getFileSystemManager?.() as Record<string, (...args: unknown[]) => unknown>;
  fs.writeFileSync?.(ZIP, hex, 'hex');
  const unzip = (params = {}) =>
    new Promise((resolve) => {
      const given = { zipFilePath: ZIP, targetPath: TARGET, ...params };
      fs.unzip?.({
        ...given,
        success: (result: unknown) => resolve(['success', result]),
        fail: (result: unknown) => resolve(['fail', result]),
      });
    });
  const read = (path: string) =>
    (fs.readFileSync?.(`${TARGET}/${path}`, 'utf8') as { data?: unknown }).data;
  return { fs, unzip, read };
}

const LONG = Array.from({ length: 3000 }, (_none, index) => `line ${index % 97} 小程序\n`).join('');

describe('FileSystemManager.unzip.md', () => {
  test.each([
    ['not packed', undefined],
    ['packed', constants.Z_DEFAULT_STRATEGY],
    ['packed by the fixed code', constants.Z_FIXED],
    ['packed without repetitions', constants.Z_HUFFMAN_ONLY],
  ])('%s', async (_name, strategy) => {
    const packing = strategy === undefined ? {} : { strategy };
    const { unzip, read } = unzipping(
      zip([
        { path: 'a.txt', text: 'A', ...packing },
        { path: 'deep/er/long.txt', text: LONG, ...packing },
        { path: 'none.txt', text: '', ...packing },
      ]),
    );
    expect(await unzip()).toEqual(['success', {}]);
    expect(read('a.txt')).toBe('A');
    expect(read('deep/er/long.txt')).toBe(LONG);
    expect(read('none.txt')).toBe('');
  });

  test('folders, names beyond ASCII, a comment behind the archive', async () => {
    const { unzip, read, fs } = unzipping(
      zip(
        [
          { path: '空/', text: '' },
          { path: '文件.txt', text: '文' },
        ],
        'a comment',
      ),
    );
    expect(await unzip()).toEqual(['success', {}]);
    expect(read('文件.txt')).toBe('文');
    expect(fs.readdirSync?.(TARGET)).toMatchObject({ files: ['文件.txt', '空'].sort() });
  });

  test.each([
    ['no archive', Buffer.from('hello').toString('hex')],
    ['half of one', zip([{ path: 'a.txt', text: 'A' }]).slice(40)],
    ['a path that leads out', zip([{ path: '../a.txt', text: 'A' }])],
    ['an encrypted file', zip([{ path: 'a.txt', text: 'A', isEncrypted: true }])],
    [
      'one that is packed as well',
      zip([
        { path: 'a.txt', text: LONG, strategy: constants.Z_DEFAULT_STRATEGY, isEncrypted: true },
      ]),
    ],
  ])('3 未知错误，解压失败: %s', async (_name, hex) => {
    expect(await unzipping(hex).unzip()).toMatchObject(['fail', { error: 3 }]);
  });

  test('10022 源文件不存在或上层目录不存在', async () => {
    const { unzip } = unzipping(zip([]));
    const failure = ['fail', expect.objectContaining({ error: 10022 }) as unknown];
    expect(await unzip({ zipFilePath: 'https://usr/none.zip' })).toEqual(failure);
    expect(await unzip({ targetPath: 'https://usr/none/test' })).toEqual(failure);
  });

  test('10024 指定的目标文件路径没有写权限', async () => {
    const { unzip } = unzipping(zip([]));
    expect(await unzip({ targetPath: 'https://resource/test' })).toMatchObject([
      'fail',
      { error: 10024 },
    ]);
  });
});
