import { createMy, type MyOptions } from '../../../src/my';
import type { HttpRequest, HttpResponse, SimulatorEvent } from '../../../src';
import { XIAO_MING } from '../../phone';

/** A phone without a screen, and everything that its network was asked. */
export function phone(options: Partial<MyOptions> = {}, answer: Partial<HttpResponse> = {}) {
  const sent: HttpRequest[] = [];
  const events: SimulatorEvent[] = [];
  const made = createMy({
    user: XIAO_MING,
    alipay: { issueAuthCode: () => Promise.resolve('code') },
    transport(request) {
      sent.push(request);
      return Promise.resolve({ status: 200, headers: {}, body: '{}', ...answer });
    },
    onEvent: (event) => events.push(event),
    ...options,
  });
  const my = made.my as unknown as Record<string, (...args: unknown[]) => unknown>;
  /** Calls an API by name. @returns What `success` or `fail` gets, with which of them it was. */
  const call = (name: string, params: object = {}) =>
    new Promise<[outcome: 'success' | 'fail', result: Record<string, unknown>]>((resolve) => {
      const success = (result: Record<string, unknown>) => resolve(['success', result]);
      const fail = (result: Record<string, unknown>) => resolve(['fail', result]);
      my[name]?.({ ...params, success, fail });
    });
  return { ...made, my, call, sent, events };
}

export type World = ReturnType<typeof phone>;
