import type { FastifyRequest } from 'fastify';
import { hostCheck, requireSameMachine } from '../src/hosts';

/** What is said of a request, '' if it may pass. */
function said(
  check: (request: FastifyRequest) => void,
  headers: Record<string, string>,
  remoteAddress: string | undefined = '127.0.0.1',
): string {
  try {
    check({ headers, socket: { remoteAddress } } as unknown as FastifyRequest);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const LOCAL = { host: 'localhost:7290' };

describe('who is let in (section 7)', () => {
  test.each([
    ['127.0.0.1', true],
    ['127.12.34.56', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:127.12.34.56', true],
    ['192.0.2.1', false],
    ['::ffff:192.0.2.1', false],
    ['2001:db8::1', false],
    ['2001:db8::ffff:127.0.0.1', false],
    ['127.0.0.1.example', false],
    ['', false],
  ])('the sandbox answers to this machine: %s %s', (address, isLet) => {
    const text = isLet ? '' : 'the sandbox answers to this machine only';
    expect(said(requireSameMachine, LOCAL, address)).toBe(text);
  });

  test('the sandbox says why it refuses', () => {
    expect(said(requireSameMachine, { ...LOCAL, via: '1.1 proxy' })).toBe(
      'via: the sandbox answers to no forwarded request',
    );
    const host = 'Host: the sandbox answers to 127.0.0.1 and localhost only';
    expect(said(requireSameMachine, { host: 'evil.example' })).toBe(host);
    expect(said(requireSameMachine, {})).toBe(host);
    expect(said(requireSameMachine, { ...LOCAL, origin: 'http://localhost:1' })).toBe('');
    expect(said(requireSameMachine, { ...LOCAL, origin: 'https://evil.example' })).toBe(
      'Origin: the sandbox answers to pages of this machine only',
    );
  });

  test.each([
    [{ host: 'localhost' }, ''],
    [{ host: '192.0.2.1:7290' }, ''],
    [{ host: '[2001:db8::1]:7290' }, ''],
    [{ host: 'api.example.com' }, ''],
    [{ host: 'evil.example' }, 'Host: unknown; set PUBLIC_URL to the address that clients use'],
    [{}, 'Host: unknown; set PUBLIC_URL to the address that clients use'],
    [{ ...LOCAL, origin: 'https://2021000000000001.hybrid.alipay-eco.com' }, ''],
    [{ ...LOCAL, origin: 'https://api.example.com' }, ''],
    [{ ...LOCAL, origin: 'null' }, 'Origin: pages from elsewhere are not served'],
    [
      { ...LOCAL, origin: 'https://x2021000000000001.hybrid.alipay-eco.com' },
      'Origin: pages from elsewhere are not served',
    ],
    [
      { ...LOCAL, origin: 'https://2021000000000001.hybrid.alipay-eco.com.evil.example' },
      'Origin: pages from elsewhere are not served',
    ],
    [{ ...LOCAL, origin: 'https://192.0.2.1' }, 'Origin: pages from elsewhere are not served'],
  ])(
    'the server published as api.example.com, %j: "%s"',
    (headers: Record<string, string>, text) => {
      expect(said(hostCheck('api.example.com'), headers)).toBe(text);
    },
  );

  test('a request is checked by what it says itself, not by the one before', () => {
    const check = hostCheck(undefined);
    const host = 'Host: unknown; set PUBLIC_URL to the address that clients use';
    const origin = 'Origin: pages from elsewhere are not served';
    expect(said(check, { host: 'evil.example' })).toBe(host);
    expect(said(check, LOCAL)).toBe('');
    expect(said(check, LOCAL)).toBe('');
    expect(said(check, { ...LOCAL, origin: 'https://evil.example' })).toBe(origin);
    expect(said(check, { host: 'evil.example' })).toBe(host);
    expect(said(check, {})).toBe(host);
  });
});
