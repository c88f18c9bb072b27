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

  test.each([null, undefined])(
    'without a hash (%s) nothing is right, after as much work',
    async (none) => {
      const passwords = new Passwords();
      const hash = await passwords.hash('secret-1');
      await passwords.verify('warm up', none);
      const timeMs = async (against: typeof none | string) => {
        const startMs = performance.now();
        expect(await passwords.verify('', against)).toBe(false);
        return performance.now() - startMs;
      };
      // A check that skipped the hash would take a thousandth of the time.
      expect(await timeMs(none)).toBeGreaterThan((await timeMs(hash)) / 10);
    },
  );
});
