import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPrivateKey, readPublicKey } from '../src/alipay/keys';
import { newFolder } from './databases';
import { ALIPAY_KEYS, APP_KEYS, pem } from './fake-gateway';

const oneLine = (text: string) => text.trim().replaceAll('\n', '');
const bare = (text: string) => text.replaceAll(/-----[^-]+-----|\s/g, '');
const relabelled = (text: string, from: string, to: string) => text.replaceAll(from, to);
const spread = (text: string) => bare(text).replaceAll(/(.{20})/g, '$1 ');

const pkcs1 = APP_KEYS.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString();
const publicPkcs1 = ALIPAY_KEYS.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();

/** Elsewhere the system takes no path of that length. */
const describeLinux = process.platform === 'linux' ? describe : describe.skip;

describe('readPrivateKey()', () => {
  test.each([
    ['PEM', pem.appPrivate],
    ['PEM with \\n written out', pem.appPrivate.replaceAll('\n', '\\n')],
    ['PEM with \\r\\n', pem.appPrivate.replaceAll('\n', '\r\n')],
    ['PEM in one line', oneLine(pem.appPrivate)],
    ['PEM with blanks for line breaks', pem.appPrivate.replaceAll('\n', ' ')],
    ['PEM in double quotes', `"${pem.appPrivate.replaceAll('\n', '\\n')}"`],
    ['PEM in single quotes', ` '${pem.appPrivate}' `],
    ['PKCS#1 as PEM', pkcs1],
    ['PKCS#1 under the label of PKCS#8', relabelled(pkcs1, 'RSA PRIVATE KEY', 'PRIVATE KEY')],
    [
      'PKCS#8 under the label of PKCS#1',
      relabelled(pem.appPrivate, 'PRIVATE KEY', 'RSA PRIVATE KEY'),
    ],
    ['base64 of PKCS#8', bare(pem.appPrivate)],
    ['base64 of PKCS#1', bare(pkcs1)],
    ['base64 with blanks', spread(pem.appPrivate)],
    ['base64 in quotes', `"${bare(pem.appPrivate)}"`],
  ])('%s', (_spelling, text) => {
    expect(readPrivateKey('KEY', text).equals(APP_KEYS.privateKey)).toBe(true);
  });

  test.each([pem.appPrivate, bare(pkcs1)])('the path of a file', async (content) => {
    const path = join(await newFolder(), 'app private key.pem');
    await writeFile(path, content);
    expect(readPrivateKey('KEY', path).equals(APP_KEYS.privateKey)).toBe(true);
  });

  test('the path of a file in quotes, with empty lines around the key', async () => {
    const path = join(await newFolder(), 'key.pem');
    await writeFile(path, `\n${pem.appPrivate}\n`);
    expect(readPrivateKey('KEY', `"${path}"`).equals(APP_KEYS.privateKey)).toBe(true);
  });

  test('the path of a file, with blanks and line breaks in and around its quotes', async () => {
    const path = join(await newFolder(), 'key of "app"');
    await writeFile(path, pem.appPrivate);
    for (const text of [path, ` "${path}" `, `" ${path}\\n"`, `${path}\\r\\n`]) {
      expect(readPrivateKey('KEY', text).equals(APP_KEYS.privateKey)).toBe(true);
    }
  });

  test('the path of a file that holds the path of another, or its own, is no key', async () => {
    const folder = await newFolder();
    const [key, path, ring] = ['key.pem', 'path', 'ring'].map((name) => join(folder, name));
    await writeFile(key ?? '', pem.appPrivate);
    await writeFile(path ?? '', key ?? '');
    await writeFile(ring ?? '', ring ?? '');
    for (const text of [path, ring]) {
      expect(() => readPrivateKey('KEY', text ?? '')).toThrow(/^KEY: is no RSA private key/);
    }
  });

  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  test.each([
    ['a public key', pem.alipayPublic, /^KEY: is a public key; the app's own private key/],
    ['its base64', bare(pem.alipayPublic), /^KEY: is a public key/],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----AA==-----END CERTIFICATE-----',
      /^KEY: is a certificate/,
    ],
    [
      'another kind of key',
      elliptic.export({ format: 'pem', type: 'pkcs8' }).toString(),
      /^KEY: is no RSA key/,
    ],
    [
      'a certificate with a label of its own',
      '-----BEGIN TRUSTED CERTIFICATE-----AA==-----END TRUSTED CERTIFICATE-----',
      /^KEY: is a certificate/,
    ],
    ['half a key', bare(pem.appPrivate).slice(0, 200), /^KEY: is no RSA private key/],
    ['no key', 'secret-but-no-key', /^KEY: is no RSA private key/],
    [
      'a path to nothing',
      '/nowhere/key.pem',
      /^KEY: is no RSA private key, nor the path of a file/,
    ],
  ])('%s is told apart, and not shown', (_what, text, message) => {
    const read = () => readPrivateKey('KEY', text);
    expect(read).toThrow(message);
    expect(read).not.toThrow(text.slice(0, 30));
  });
});

describeLinux('the path of a key', () => {
  test('has at most 1024 characters', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'key'), pem.appPrivate);
    const ofLength = (length: number) => folder.padEnd(length - 'key'.length, '/') + 'key';
    expect(readPrivateKey('KEY', ofLength(1024)).equals(APP_KEYS.privateKey)).toBe(true);
    expect(() => readPrivateKey('KEY', ofLength(1025))).toThrow(/^KEY: is no RSA private key/);
  });
});

describe('readPublicKey()', () => {
  test.each([
    ['PEM', pem.alipayPublic],
    ['PEM in one line', oneLine(pem.alipayPublic)],
    ['base64', bare(pem.alipayPublic)],
    ['PKCS#1', publicPkcs1],
    ['PKCS#1 under the label of SPKI', relabelled(publicPkcs1, 'RSA PUBLIC KEY', 'PUBLIC KEY')],
    ['base64 of PKCS#1', bare(publicPkcs1)],
  ])('%s', (_spelling, text) => {
    expect(readPublicKey('KEY', text, APP_KEYS.privateKey).equals(ALIPAY_KEYS.publicKey)).toBe(
      true,
    );
  });

  test.each([
    ['a private key', pem.appPrivate, /^KEY: is a private key; Alipay's public key/],
    [
      'the app’s own',
      APP_KEYS.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      /^KEY: is the app's own public key/,
    ],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----AA==-----END CERTIFICATE-----',
      /^KEY: is a certificate/,
    ],
    ['no key', 'no key', /^KEY: is no RSA public key/],
  ])('%s is told apart', (_what, text, message) => {
    expect(() => readPublicKey('KEY', text, APP_KEYS.privateKey)).toThrow(message);
  });
});
