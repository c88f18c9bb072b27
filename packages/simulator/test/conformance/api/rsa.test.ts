import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt } from 'node:crypto';
import { phone } from './world';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const { privateKey } = pair;
/** As the platform's tool hands them out: base64 without a frame, in lines or in one. */
const bare = (pem: string) => pem.replace(/-----[^-]+-----\n/g, '');
const PUBLIC = bare(pair.publicKey);
const PRIVATE = bare(privateKey).replace(/\n/g, '');

const rsa = (params: object) => phone().call('rsa', params);
const encrypt = async (text: string, key = PUBLIC) => {
  const [, { text: encrypted }] = await rsa({ action: 'encrypt', text, key });
  return String(encrypted);
};

describe('数据安全/my.rsa.md', () => {
  test('encrypt: a server reads it by its private key, padded as PKCS #1 has it', async () => {
    const encrypted = Buffer.from(await encrypt('miniapp 小程序'), 'base64');
    const block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
    const end = block.indexOf(0, 2);
    expect([...block.subarray(0, 2)]).toEqual([0, 2]);
    expect(end).toBeGreaterThanOrEqual(10);
    expect(block.subarray(end + 1).toString()).toBe('miniapp 小程序');
  });

  test('the same text is never the same twice', async () => {
    expect(await encrypt('miniapp')).not.toBe(await encrypt('miniapp'));
  });

  test('decrypt: what a server has encrypted, in lines too', async () => {
    const padding = constants.RSA_PKCS1_PADDING;
    const encrypted = publicEncrypt({ key: pair.publicKey, padding }, Buffer.from('支付宝小程序'));
    const text = encrypted.toString('base64').replace(/.{60}/g, '$&\n');
    const decrypted = ['success', { text: '支付宝小程序' }];
    expect(await rsa({ action: 'decrypt', text, key: PRIVATE })).toEqual(decrypted);
    expect(await rsa({ action: 'decrypt', text, key: privateKey })).toEqual(decrypted);
  });

  test('RSA key 为 1024 位时，最多支持 117 个字节', async () => {
    const text = 'x'.repeat(117);
    const encrypted = await encrypt(text);
    expect(await rsa({ action: 'decrypt', text: encrypted, key: PRIVATE })).toEqual([
      'success',
      { text },
    ]);
    expect(await rsa({ action: 'encrypt', text: 'x'.repeat(118), key: PUBLIC })).toEqual([
      'fail',
      { error: 11, errorMessage: 'Encrypt error' },
    ]);
  });

  test.each([
    [{ text: 'x', key: PUBLIC }, 10, 'h5RSA param action must be encrypt/decrypt'],
    [{ action: 'encrypt', key: PUBLIC }, 10, 'h5RSA params (text and key) must not be empty'],
    [
      { action: 'encrypt', text: 'x', key: '' },
      10,
      'h5RSA params (text and key) must not be empty',
    ],
    [{ action: 'encrypt', text: 'x', key: 'MIGfMA0G' }, 11, 'Encrypt key error'],
    [{ action: 'encrypt', text: 'x', key: '?' }, 11, 'Encrypt key error'],
    [{ action: 'encrypt', text: 'x', key: PRIVATE }, 11, 'Encrypt key error'],
    [{ action: 'decrypt', text: 'x', key: PUBLIC }, 11, 'Decrypt key error'],
    [{ action: 'decrypt', text: 'dXPe', key: PRIVATE }, 11, 'Decrypt error'],
    [{ action: 'decrypt', text: 'A'.repeat(172), key: PRIVATE }, 11, 'Decrypt error'],
  ])('%#: %j', async (params, error, errorMessage) => {
    expect(await rsa(params)).toEqual(['fail', { error, errorMessage }]);
  });

  test('decrypt: a key that does not belong to the text', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const key = bare(other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const text = await encrypt('miniapp');
    expect(await rsa({ action: 'decrypt', text, key })).toEqual([
      'fail',
      { error: 11, errorMessage: 'Decrypt error' },
    ]);
  });
});
