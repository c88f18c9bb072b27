import { ErrorCode, HError } from '../../client/testing';
import { errorText } from '../../pages/shared/error-text';
import { REFUSAL_STATUSES } from '../protocol';

const PLATFORM_NUMBERS = [4, 9, 19, 20];

test.each([...Object.values(ErrorCode), ...REFUSAL_STATUSES, ...PLATFORM_NUMBERS])(
  'error %s has a Chinese sentence that says what to do next (§4)',
  (code) => {
    const sentence = errorText(new HError(code, 'raw text of the server'));
    expect(sentence).toMatch(/^[^a-z]*(请|重试)[^a-z]*。$/);
    expect(sentence).not.toContain('raw text');
  },
);

test('a page can say more than the general sentence (§4)', () => {
  expect(errorText(new HError(400), { 400: '账号或密码不对。' })).toBe('账号或密码不对。');
  expect(errorText(new HError(600), { 400: '账号或密码不对。' })).toContain('网络');
});

test('an error without a sentence of its own shows its number, for support (§4)', () => {
  expect(errorText(new HError(503))).toContain('503');
});
