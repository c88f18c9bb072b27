import { clientAddress, withoutPorts } from '../src/client-address';
import { FairQueue } from '../src/fair-queue';

/** Work that ends when it is told to. */
function heldWork() {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  const endOne = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { started, work, endOne };
}

describe('FairQueue (section 7: no client starves the others)', () => {
  test('runs as many at once as it may, and clients take turns', async () => {
    const { started, work, endOne } = heldWork();
    const queue = new FairQueue({ concurrency: 2 });
    const all = ['a1', 'a2', 'a3', 'a4', 'b1'].map((name) => queue.run(name.charAt(0), work(name)));
    expect(started).toEqual(['a1', 'a2']);
    await endOne();
    expect(started).toEqual(['a1', 'a2', 'a3']);
    await endOne();
    expect(started).toEqual(['a1', 'a2', 'a3', 'b1']);
    for (let left = 3; left > 0; left -= 1) await endOne();
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1']);
  });

  test('a client with too much work is refused with 429, others are not', async () => {
    const { work, endOne } = heldWork();
    const queue = new FairQueue({ concurrency: 1, maxWaitingPerClient: 1 });
    const first = queue.run('a', work('a1'));
    const second = queue.run('a', work('a2'));
    await expect(queue.run('a', work('a3'))).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': '5' },
    });
    const other = queue.run('b', work('b1'));
    for (let left = 3; left > 0; left -= 1) await endOne();
    expect(await Promise.all([first, second, other])).toEqual(['a1', 'a2', 'b1']);
  });

  test('more work than it can hold is refused with 503', async () => {
    const { work, endOne } = heldWork();
    const queue = new FairQueue({ concurrency: 1, maxWaiting: 1 });
    const taken = [queue.run('a', work('a')), queue.run('b', work('b'))];
    await expect(queue.run('c', work('c'))).rejects.toMatchObject({ status: 503 });
    await endOne();
    await endOne();
    await Promise.all(taken);
  });

  test('what has ended waits no more: as much is taken again, and runs at once', async () => {
    const { started, work, endOne } = heldWork();
    const queue = new FairQueue({ concurrency: 1, maxWaiting: 1 });
    for (const round of ['1', '2', '3']) {
      const taken = [queue.run('a', work(`a${round}`)), queue.run('b', work(`b${round}`))];
      expect(started.at(-1)).toBe(`a${round}`);
      await expect(queue.run('c', work('c'))).rejects.toMatchObject({
        status: 503,
        headers: { 'retry-after': '5' },
      });
      await endOne();
      await endOne();
      expect(await Promise.all(taken)).toEqual([`a${round}`, `b${round}`]);
    }
  });

  test('work that fails makes room for the next', async () => {
    const queue = new FairQueue({ concurrency: 1 });
    const failed = queue.run('a', () => Promise.reject(new Error('disk')));
    const next = queue.run('a', () => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('disk');
    expect(await next).toBe('done');
  });
});

describe('clientAddress()', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::4:5:6:7:8', '1:0:0:4::/64'],
    ['::2:3:4:5:6:7:8', '0:2:3:4::/64'],
    ['::FFFF:203.10.113.77', '203.10.113.77'],
    ['2001:db8::ffff:1', '2001:db8:0:0::/64'],
  ])('of %s → %s', (ip, client) => {
    expect(clientAddress({ ip })).toBe(client);
  });
});

describe('withoutPorts()', () => {
  test.each([
    ['203.0.113.7:49152', '203.0.113.7'],
    ['[2001:db8:1:2::6]:49152', '2001:db8:1:2::6'],
    ['[::ffff:203.0.113.7]', '::ffff:203.0.113.7'],
    ['2001:db8::6, 203.0.113.7:1', '2001:db8::6,203.0.113.7'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('of %s → %s', (forwardedFor, addresses) => {
    expect(withoutPorts(forwardedFor)).toBe(addresses);
  });
});
