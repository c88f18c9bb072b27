import { fireEvent } from '@testing-library/dom';
import { initialOf } from '../../components/user-card/initial';
import { ALIPAY, openWorld } from './world';

describe('where a user has no picture, the name begins it (§5)', () => {
  test.each([
    ['小芝', '小'],
    ['🇨🇳中国队', '🇨🇳'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}队',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
    ['👨\u200d👩\u200d👧\u200d👦一家', '👨\u200d👩\u200d👧\u200d👦'],
    ['👩🏽\u200d🚀宇航员', '👩🏽\u200d🚀'],
    ['❤\ufe0f爱', '❤\ufe0f'],
    ['1\ufe0f\u20e3号', '1\ufe0f\u20e3'],
    ['e\u0301milie', 'e\u0301'],
    ['\u202eمرحبا', 'م'],
    ['\u200d\ufe0f 小信', '小'],
    ['', ''],
  ])('%j by its first character, whole: %j', (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });

  test('on the screen as well, also if the picture cannot be loaded', async () => {
    const world = await openWorld({ user: ALIPAY.known });
    await world.tap(/^我的账号/);
    await world.tap(/^昵称/);
    await world.fill('新昵称', '🇨🇳中国队');
    await world.tap('保存昵称');
    fireEvent.error(await world.screen.findByRole('img', { name: '🇨🇳中国队的头像' }));
    expect(await world.screen.findByText('🇨🇳')).toBeInTheDocument();
  });
});
