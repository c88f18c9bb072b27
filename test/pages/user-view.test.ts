import type { CurrentUser } from '../../client/index';
import { toUserView } from '../../pages/shared/user-view';

function nameOf(nickname: string): string {
  const record: unknown = { id: 42, nickname, _username: 'web_user' };
  return toUserView(record as CurrentUser).name;
}

test.each(['', '  ', '\u200b', '\u200d\ufe0f', '\u3164', '\u202e\u17b4'])(
  'a nickname of which nothing can be seen gives way to the user name: %j (§5)',
  (nickname) => {
    expect(nameOf(nickname)).toBe('web_user');
  },
);

test.each(['小芝', '👩\u200d👧\ufe0f', '0', 'null', '<b>', 'مرحبا', 'e\u0301'])(
  'any other nickname is shown as it is: %j (§5)',
  (nickname) => {
    expect(nameOf(nickname)).toBe(nickname);
  },
);
