import { openWorld } from './world';

const SENTENCE = /需要较新的支付宝/;

describe('the base library of the phone', () => {
  test.each(['1.24.10', '1.9.0', '0.9'])(
    '%s is too old: a sentence, not a broken page',
    async (version) => {
      const world = await openWorld({ before: `my.SDKVersion = '${version}';` });
      expect(await world.screen.findByText(SENTENCE)).toBeVisible();
      expect(world.routes).toEqual(['pages/outdated/outdated']);
    },
  );

  test('without component2 it is too old, too, wherever the app is opened', async () => {
    const world = await openWorld({
      before: `const canIUse = my.canIUse; my.canIUse = (what) => what !== 'component2' && canIUse(what);`,
      path: 'pages/profile/profile',
    });
    expect(await world.screen.findByText(SENTENCE)).toBeVisible();
    expect(world.routes).toEqual(['pages/outdated/outdated']);
  });

  test.each(['2.0.0', '2.10.1', '3.0'])('%s runs the app', async (version) => {
    const world = await openWorld({ before: `my.SDKVersion = '${version}';` });
    await world.expectHome('小芝');
    expect(world.screen.queryByText(SENTENCE)).toBeNull();
  });
});
