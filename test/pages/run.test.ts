import { HError } from '../../client/testing';
import { leave, run } from '../../pages/shared/run';

// The module itself wants the platform; a task needs to know its errors alone.
jest.mock('../../client/index', () => jest.requireActual<object>('../../client/testing'));

/** A page of a platform that changes `data` some time after `setData` has returned. */
class LatePage {
  readonly data = { busy: '', error: '' };

  setData(data: { busy?: string; error?: string }): void {
    setTimeout(() => Object.assign(this.data, data));
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('run() on a platform whose setData is late (§5)', () => {
  test('a task may start the next one as soon as it is done', async () => {
    const page = new LatePage();
    const link = jest.fn(() => Promise.resolve());

    run(page, {
      busy: 'submit',
      work: () => Promise.resolve(),
      done: () => run(page, { busy: 'link', work: link, done: () => undefined }),
    });
    await turn();

    expect(link).toHaveBeenCalledTimes(1);
  });

  test('two taps in one instant act once, a later one again', async () => {
    const page = new LatePage();
    const work = jest.fn(() => Promise.resolve());
    const tap = () => run(page, { busy: 'submit', work, done: () => undefined });

    tap();
    tap();
    await turn();
    expect(work).toHaveBeenCalledTimes(1);

    tap();
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('a failure says so, and lets the next tap through', async () => {
    const page = new LatePage();
    const work = jest.fn(() => Promise.reject(new HError(600)));
    const tap = () => run(page, { busy: 'submit', work, done: () => undefined });

    tap();
    await turn();
    await turn();
    expect(page.data).toEqual({ busy: '', error: expect.stringContaining('网络') as string });

    tap();
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('what arrives after the page was left changes nothing', async () => {
    const page = new LatePage();
    const done = jest.fn();
    run(page, { busy: 'submit', work: () => Promise.resolve(), done });
    await turn();
    done.mockClear();

    run(page, { busy: 'submit', work: () => Promise.resolve(), done });
    leave(page);
    await turn();
    expect(done).not.toHaveBeenCalled();
  });
});
