import { memoryStorage } from '../../../src';
import { phone } from './world';

type Manager = Record<string, (...params: unknown[]) => unknown>;

function files(options = {}) {
  const world = phone(options);
  const fs = world.my.getFileSystemManager?.() as Manager;
  const call = (name: string, params: object = {}) =>
    new Promise<[string, Record<string, unknown>]>((resolve) => {
      const success = (result: Record<string, unknown>) => resolve(['success', result]);
      fs[name]?.({
        ...params,
        success,
        fail: (result: Record<string, unknown>) => resolve(['fail', result]),
      });
    });
  return { ...world, fs, fsCall: call };
}

const A = 'https://usr/a.txt';

describe('FileSystemManager', () => {
  test.each([
    ['utf8', '汉', '汉'],
    ['utf-8', '汉', '汉'],
    ['ucs2', '你', '你'],
    ['utf16le', '你', '你'],
    ['ascii', 'a', 'a'],
    ['latin1', 'ÿ', 'ÿ'],
    ['binary', 'ÿ', 'ÿ'],
    ['base64', 'YQ==', 'YQ=='],
    ['hex', '0fff', '0fff'],
  ])('writeFile and readFile in %s', async (encoding, data, read) => {
    const { fsCall } = files();
    expect(await fsCall('writeFile', { filePath: A, data, encoding })).toEqual(['success', {}]);
    expect(await fsCall('readFile', { filePath: A, encoding })).toEqual([
      'success',
      { data: read, dataType: 'string' },
    ]);
  });

  test('readFile without an encoding gives an ArrayBuffer', async () => {
    const { fsCall } = files();
    await fsCall('writeFile', { filePath: A, data: new Uint8Array([1, 2]).buffer });
    const [, { data, dataType }] = await fsCall('readFile', { filePath: A });
    expect([...new Uint8Array(data as ArrayBuffer)]).toEqual([1, 2]);
    expect(dataType).toBe('ArrayBuffer');
  });

  test.each([
    ['access', { path: A }, 10022],
    ['access', { path: '/pages/a.json' }, 10024],
    ['readFile', { filePath: A }, 10022],
    ['readFile', { filePath: 'https://usr/there', encoding: 'x' }, 2],
    ['readFile', { filePath: 'https://usr/dir/' }, 10022],
    ['writeFile', { filePath: '/a', data: 'x' }, 10024],
    ['writeFile', { filePath: 'https://usr/no/a', data: 'x' }, 10022],
    ['writeFile', { filePath: 'https://usr/dir', data: 'x' }, 10023],
    ['writeFile', { filePath: 'https://usr/new/', data: 'x' }, 10023],
    ['writeFile', { filePath: A, data: 1 }, 2],
    ['appendFile', { filePath: A, data: 'x' }, 10022],
    ['appendFile', { filePath: 'https://usr/dir', data: 'x' }, 10025],
    ['copyFile', { srcPath: A, destPath: 'https://usr/b' }, 10022],
    ['copyFile', { srcPath: 'https://usr/there', destPath: 'https://usr/dir' }, 10023],
    ['rename', { oldPath: A, newPath: 'https://usr/b' }, 10022],
    ['rename', { oldPath: '/a', newPath: 'https://usr/b' }, 10024],
    ['rename', { oldPath: 'https://usr/full', newPath: 'https://usr/full/b' }, 10024],
    ['rename', { oldPath: 'https://usr/dir', newPath: 'https://usr/there' }, 10025],
    ['unlink', { filePath: A }, 10022],
    ['unlink', { filePath: 'https://usr/dir' }, 10023],
    ['mkdir', { dirPath: 'https://usr/dir' }, 10025],
    ['mkdir', { dirPath: 'https://usr/no/such' }, 10022],
    ['mkdir', { dirPath: '/x' }, 10024],
    ['rmdir', { dirPath: 'https://usr/none' }, 10022],
    ['rmdir', { dirPath: 'https://usr/full' }, 10027],
    ['readdir', { dirPath: 'https://usr/none' }, 10022],
    ['saveFile', { tempFilePath: 'https://resource/none' }, 10022],
    ['saveFile', { tempFilePath: A, filePath: 'https://usr/dir' }, 10023],
    ['saveFile', { tempFilePath: A, filePath: 'https://usr/no/a' }, 10022],
    ['removeSavedFile', { filePath: A }, 10022],
    ['stat', { path: A }, 10022],
    // 支持本地临时文件、本地缓存文件、本地用户文件: not those of the package.
    ['stat', { path: '/app.json' }, 10024],
    ['getFileInfo', { filePath: '/app.json' }, 10024],
    ['copyFile', { srcPath: '/app.json', destPath: 'https://usr/b' }, 10024],
  ])('%s(%j) fails with %i', async (name, params, error) => {
    const { fsCall } = files();
    await fsCall('writeFile', { filePath: 'https://usr/there', data: 'x' });
    await fsCall('mkdir', { dirPath: 'https://usr/dir' });
    await fsCall('mkdir', { dirPath: 'https://usr/full' });
    await fsCall('writeFile', { filePath: 'https://usr/full/a', data: 'x' });
    expect(await fsCall(name, params)).toMatchObject(['fail', { error }]);
  });

  test('writeFile of more than 10 MB fails with 10028, and the log tells its size alone', async () => {
    const { fsCall, events } = files();
    const data = 'x'.repeat(10 * 1024 * 1024 + 1);

    const [outcome, { error }] = await fsCall('writeFile', { filePath: A, data });

    expect([outcome, error]).toEqual(['fail', 10028]);
    const logged = JSON.stringify(events);
    expect(logged.length).toBeLessThan(21_000);
    expect(logged).toContain('(10485761 characters)');
  });

  test.each([
    ['accessSync', { path: A }],
    ['readFileSync', { filePath: A }],
    ['unlinkSync', { filePath: A }],
    ['statSync', { path: A }],
  ])('%s returns its failure', (name, params) => {
    expect(files().fs[name]?.(params)).toMatchObject({ error: 10022 });
  });

  // FileSystemManager.accessSync.md and its siblings: the parameters stand one after the other.
  test.each([
    ['accessSync', [A]],
    ['readFileSync', [A, 'utf8']],
    ['appendFileSync', [A, 'x']],
    ['copyFileSync', [A, 'https://usr/b.txt']],
    ['renameSync', [A, 'https://usr/b.txt']],
    ['unlinkSync', [A]],
    ['statSync', [A, true]],
    ['readdirSync', ['https://usr/none']],
    ['rmdirSync', ['https://usr/none', true]],
    ['getFileInfoSync', [A, 'md5']],
    ['removeSavedFileSync', [A]],
  ])('%s takes its parameters in order, and returns its failure', (name, params) => {
    expect(files().fs[name]?.(...params)).toMatchObject({ error: 10022 });
  });

  test('the synchronous forms, with their parameters in order', async () => {
    const { fs, call } = files();
    fs.mkdirSync?.('https://usr/a/b', true);
    fs.writeFileSync?.('https://usr/a/b/1.txt', '6162', 'hex');
    fs.appendFileSync?.('https://usr/a/b/1.txt', 'c');
    fs.copyFileSync?.('https://usr/a/b/1.txt', 'https://usr/a/2.txt');
    fs.renameSync?.('https://usr/a/2.txt', 'https://usr/a/3.txt');
    expect(fs.readdirSync?.('https://usr/a')).toEqual({ files: ['3.txt', 'b'] });
    expect(fs.readFileSync?.('https://usr/a/3.txt', 'utf8')).toMatchObject({ data: 'abc' });
    expect(fs.getFileInfoSync?.('https://usr/a/3.txt', 'md5')).toMatchObject({ size: 3 });
    expect(fs.statSync?.('https://usr/a', true)).toMatchObject({
      stats: { '/b/1.txt': { size: 3 } },
    });
    fs.rmdirSync?.('https://usr/a', true);
    expect(fs.accessSync?.('https://usr/a')).toMatchObject({ error: 10022 });

    const [, { apFilePath }] = await call('downloadFile', { url: 'https://a.test/1' });
    const { savedFilePath } = fs.saveFileSync?.(apFilePath) as { savedFilePath: string };
    expect(fs.getSavedFileListSync?.()).toMatchObject({ fileList: [{ filePath: savedFilePath }] });
    fs.removeSavedFileSync?.(savedFilePath);
    expect(fs.getSavedFileListSync?.()).toEqual({ fileList: [] });
  });

  test('appendFile, copyFile, rename, unlink', () => {
    const { fs } = files();
    fs.writeFileSync?.({ filePath: A, data: 'a' });
    fs.appendFileSync?.({ filePath: A, data: 'b' });
    fs.copyFileSync?.({ srcPath: A, destPath: 'https://usr/b.txt' });
    fs.renameSync?.({ oldPath: 'https://usr/b.txt', newPath: 'https://usr/c.txt' });
    fs.unlinkSync?.({ filePath: A });
    expect(fs.readdirSync?.({ dirPath: 'https://usr' })).toEqual({ files: ['c.txt'] });
    expect(fs.readFileSync?.({ filePath: 'https://usr/c.txt', encoding: 'utf8' })).toMatchObject({
      data: 'ab',
    });
  });

  test('rename to the same path leaves the file there; a directory may be named with a slash at its end', () => {
    const { fs } = files();
    fs.mkdirSync?.('https://usr/d');
    fs.writeFileSync?.('https://usr/d/a', 'x');
    expect(fs.renameSync?.('https://usr/d/a', 'https://usr/d/a')).toEqual({});
    expect(fs.renameSync?.('https://usr/d/', 'https://usr/e')).toEqual({});
    expect(fs.readdirSync?.('https://usr')).toEqual({ files: ['e'] });
    expect(fs.readFileSync?.('https://usr/e/a', 'utf8')).toMatchObject({ data: 'x' });
  });

  test('mkdir recursive, readdir, stat recursive, rmdir recursive', () => {
    const { fs } = files();
    fs.mkdirSync?.({ dirPath: 'https://usr/a/b', recursive: true });
    fs.writeFileSync?.({ filePath: 'https://usr/a/b/c.txt', data: '12' });
    expect(fs.readdirSync?.({ dirPath: 'https://usr/a' })).toEqual({ files: ['b'] });
    interface Stat {
      size: number;
      isFile(): boolean;
      isDirectory(): boolean;
    }
    const { stats } = fs.statSync?.({ path: 'https://usr/a', recursive: true }) as {
      stats: Record<string, Stat>;
    };
    expect(stats['/b/c.txt']?.size).toBe(2);
    expect(stats['/b/c.txt']?.isFile()).toBe(true);
    expect(stats['/']?.isDirectory()).toBe(true);
    fs.rmdirSync?.({ dirPath: 'https://usr/a', recursive: true });
    expect(fs.accessSync?.({ path: 'https://usr/a' })).toMatchObject({ error: 10022 });
  });

  test('saveFile moves the temporary file, and a restart finds it; temporary ones are gone', async () => {
    const storage = memoryStorage();
    const { call, fs } = files({ storage });
    const [, first] = await call('downloadFile', { url: 'data:text/plain,one' });
    const [, second] = await call('downloadFile', { url: 'data:text/plain,two' });
    const { savedFilePath } = fs.saveFileSync?.({ tempFilePath: first.apFilePath }) as {
      savedFilePath: string;
    };
    expect(fs.accessSync?.({ path: first.apFilePath })).toMatchObject({ error: 10022 });
    const again = files({ storage });
    expect(again.fs.readFileSync?.({ filePath: savedFilePath, encoding: 'utf8' })).toMatchObject({
      data: 'one',
    });
    expect(again.fs.accessSync?.({ path: second.apFilePath })).toMatchObject({ error: 10022 });
    const [, { fileList }] = await again.fsCall('getSavedFileList');
    expect(fileList).toMatchObject([{ filePath: savedFilePath, size: 3 }]);
    await again.fsCall('removeSavedFile', { filePath: savedFilePath });
    expect(await again.fsCall('getSavedFileList')).toEqual(['success', { fileList: [] }]);
  });

  test.each([
    ['md5', '0cc175b9c0f1b6a831c399e269772661'],
    ['sha1', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
    [undefined, '0cc175b9c0f1b6a831c399e269772661'],
  ])('getFileInfo: digest %s of "a"', async (digestAlgorithm, digest) => {
    const { fs, fsCall } = files();
    fs.writeFileSync?.({ filePath: A, data: 'a' });
    const params = { filePath: A, ...(digestAlgorithm === undefined ? {} : { digestAlgorithm }) };
    expect(await fsCall('getFileInfo', params)).toEqual(['success', { size: 1, digest }]);
  });
});

describe('my.saveFile and its like', () => {
  async function saved() {
    const world = files();
    const [, { apFilePath }] = await world.call('downloadFile', { url: 'data:text/plain,abc' });
    const [, result] = await world.call('saveFile', { apFilePath });
    return { ...world, path: result.apFilePath };
  }

  test('my.saveFile gives the path of the cached file', async () => {
    const { call, path } = await saved();
    expect(await call('getSavedFileInfo', { apFilePath: path })).toMatchObject([
      'success',
      { size: 3 },
    ]);
    expect(await call('getSavedFileList')).toMatchObject([
      'success',
      { fileList: [{ apFilePath: path, size: 3 }] },
    ]);
  });

  test('my.removeSavedFile takes cached files alone', async () => {
    const { call, path } = await saved();
    expect((await call('removeSavedFile', { apFilePath: path }))[0]).toBe('success');
    expect(await call('removeSavedFile', { apFilePath: path })).toMatchObject([
      'fail',
      { error: 12 },
    ]);
  });

  test.each([
    ['saveFile', {}, 2],
    ['saveFile', { apFilePath: 'https://resource/none' }, 12],
    ['getFileInfo', { apFilePath: 'https://resource/none' }, 12],
    ['removeSavedFile', {}, 2],
  ])('my.%s(%j) fails with %i', async (name, params, error) => {
    expect(await phone().call(name, params)).toMatchObject(['fail', { error }]);
  });
});

describe('my.detectFileType (typings)', () => {
  test.each([
    ['89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'image/png', '.png'],
    ['ffd8ffe000104a464946', 'image/jpeg', '.jpg'],
    ['255044462d312e34', 'application/pdf', '.pdf'],
    ['0102', 'application/octet-stream', ''],
  ])('%s is %s', async (hex, type, extension) => {
    const { my, call } = phone();
    const fs = my.getFileSystemManager?.() as Record<string, (...args: unknown[]) => unknown>;
    // By what it holds, not by its name.
    fs.writeFileSync?.('https://usr/a.bin', hex, 'hex');
    expect(await call('detectFileType', { filePath: 'https://usr/a.bin' })).toEqual([
      'success',
      { type, extension },
    ]);
  });

  test.each(['https://usr/none', '/logo.png', 'https://example.com/logo.png'])(
    '%s: 本地路径。不支持包路径和网络路径',
    async (filePath) => {
      expect(await phone().call('detectFileType', { filePath })).toMatchObject([
        'fail',
        { error: 12 },
      ]);
    },
  );
});

test.each([
  ['my.getFileInfo.md: 本地路径', 'getFileInfo', '/app.json'],
  ['my.getSavedFileInfo.md: 为本地缓存文件', 'getSavedFileInfo', A],
])('%s', async (_, api, apFilePath) => {
  const { fs, call } = files();
  fs.writeFileSync?.(A, 'x');
  expect(await call(api, { apFilePath })).toMatchObject(['fail', { error: 12 }]);
});

describe('my.compressImage.md', () => {
  const compress = async (path: string, platform: 'iOS' | 'Android' = 'iOS') => {
    const { fs, call, sent } = files({ system: { platform } });
    fs.writeFileSync?.(A, 'x');
    const [outcome, result] = await call('compressImage', { apFilePaths: [path] });
    return [outcome, result.error ?? result.apFilePaths, sent.length];
  };
  const made = ['success', [expect.stringMatching(/^https:\/\/resource\//)]];

  test('图片地址支持网络路径', async () => {
    expect(await compress('https://a.example/a.png')).toEqual([...made, 1]);
  });

  test('暂不支持本地用户文件, iOS 开始支持', async () => {
    expect(await compress(A)).toEqual([...made, 0]);
    expect(await compress(A, 'Android')).toEqual(['fail', 12, 0]);
  });

  test('no file of the package', async () => {
    expect(await compress('/a.png')).toEqual(['fail', 12, 0]);
  });
});
