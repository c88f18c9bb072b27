import crypto from 'node:crypto';
import { DEFAULT_PASSWORD_COST, Passwords } from '../src/passwords';

describe('Passwords', () => {
  test('are slow, salted hashes that carry their parameters (section 7)', async () => {
    expect(DEFAULT_PASSWORD_COST).toBeGreaterThanOrEqual(2 ** 15);
    const passwords = new Passwords();
    const [one, two] = [await passwords.hash('secret-1'), await passwords.hash('secret-1')];
    expect(one).toMatch(/^\$scrypt\$N=32768,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(two).not.toBe(one);
    expect(await passwords.verify('secret-1', one)).toBe(true);
    expect(await passwords.verify('secret-2', one)).toBe(false);
  });

  test('a hash made at another cost is still good', async () => {
    const hash = await new Passwords(16).hash('secret-1');
    expect(await new Passwords(32).verify('secret-1', hash)).toBe(true);
  });

  test.each([
    ['another method', (hash: string) => hash.replace('$scrypt', '$bcrypt')],
    ['something before it', (hash: string) => `x${hash}`],
    ['something after it', (hash: string) => `${hash}!`],
    ['no salt', (hash: string) => hash.replace(/\$[\w-]{22}\$/, '$')],
    ['nothing', () => ''],
  ])('a stored hash that cannot be read (%s) opens nothing, and says so', async (_name, spoil) => {
    const passwords = new Passwords(16);
    const hash = spoil(await passwords.hash('secret-1'));
    await expect(passwords.verify('secret-1', hash)).rejects.toThrow('unreadable password hash');
  });

  test('r and p of a hash may have several digits', async () => {
    const hash = await new Passwords(16).hash('secret-1');
    const other = hash.replace('r=8,p=1', 'r=10,p=12');
    expect(await new Passwords(16).verify('secret-1', other)).toBe(false);
  });

  test.each([null, undefined])(
    'without a hash (%s) nothing is right, and the work is the same',
    async (none) => {
      const passwords = new Passwords(16);
      const hash = await passwords.hash('secret-1');
      await passwords.verify('', none);
      const scrypt = jest.spyOn(crypto, 'scrypt');
      const work = async (against: string | null | undefined) => {
        scrypt.mockClear();
        expect(await passwords.verify('', against)).toBe(false);
        return scrypt.mock.calls.map(([, salt, bytes, options]) => [
          Buffer.from(salt as Buffer).length,
          bytes,
          options,
        ]);
      };
      const whole = await work(hash);
      expect(whole).toEqual([[16, 32, { N: 16, r: 8, p: 1, maxmem: 256 * 16 * 8 }]]);
      expect(await work(none)).toEqual(whole);
    },
  );
});
