import { ApiFailure } from '../contract/errors';
import type { Phone } from '../contract/types';

type Outcome = Record<string, unknown>;
type Params = Readonly<Outcome>;

/** Whether the phone has an answer of its own for that API. */
export function hasAnswer(phone: Phone, api: string): boolean {
  return Object.hasOwn(phone.answers, api) && phone.answers[api] !== undefined;
}

/**
 * What the phone answers instead of what the API would do: a value, or a function of the parameters that gives one,
 * now or later.
 */
export function givenAnswer(phone: Phone, api: string, params: Params): unknown {
  const answer = phone.answers[api];
  return typeof answer === 'function' ? (answer as (params: Params) => unknown)(params) : answer;
}

/**
 * Tells success from failure as the platform does: by an `error` that is none or zero.
 * @see mini/api/小程序 API 使用说明.md of AlipayDocs/open-docs
 * @throws {ApiFailure}
 */
export function outcomeOf(answer: unknown): Outcome {
  if (typeof answer !== 'object' || answer === null) return {};
  const outcome = answer as Outcome;
  const { error } = outcome;
  if ((typeof error !== 'number' && typeof error !== 'string') || error === 0) return outcome;
  const errorMessage = typeof outcome.errorMessage === 'string' ? outcome.errorMessage : '';
  throw new ApiFailure({ ...outcome, error, errorMessage });
}
