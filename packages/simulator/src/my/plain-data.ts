import { ApiFailure, SimulatorError, toError, type Failure } from '../contract/errors';

/** Most pages number wrong parameters so, as my.previewImage.md: 2 接口参数无效. These have numbers of their own. */
const WRONG_PARAMETERS: Readonly<Record<string, number>> = {
  generateImageFromCode: 102,
  requestSubscribeMessage: 203,
};

/** What an API that has thrown something of its own ends with: it always ends, for an app waits for `complete`. */
export function failureOf(api: string, thrown: unknown): Failure {
  if (thrown instanceof ApiFailure) return { ...thrown.failure };
  const [said = ''] = toError(thrown).message.split('\n');
  const errorMessage = thrown instanceof SimulatorError ? said : `接口参数无效: ${said}`;
  return { error: WRONG_PARAMETERS[api] ?? 2, errorMessage };
}

/**
 * Tells apart whose mistake it is that an API has thrown: an app hands over what is no data (a circle, a BigInt, a
 * getter that throws), and any reading of it may throw.
 */
export function blamed(api: string, params: unknown, thrown: unknown): Error {
  const error = toError(thrown);
  if (error instanceof SimulatorError || isPlain(params, new Map())) return error;
  const message = `my.${api}: its parameters hold what is no data: ${error.message}`;
  return new SimulatorError(message, undefined, { thing: `my.${api} parameters`, cause: thrown });
}

/** @param known Whether all that an object holds has been looked at: one that holds itself is met before that. */
function isPlain(value: unknown, known: Map<object, boolean>): boolean {
  if (typeof value === 'symbol' || typeof value === 'bigint') return false;
  if (typeof value !== 'object' || value === null) return true;
  const isKnown = known.get(value);
  if (isKnown !== undefined) return isKnown;
  known.set(value, false);
  try {
    const hasOwnText = ['toString', 'toJSON'].some((name) => Object.hasOwn(value, name));
    if (hasOwnText || Object.getPrototypeOf(value) === null) return false;
    const plain = Object.values(value).every((each) => isPlain(each, known));
    known.set(value, plain);
    return plain;
  } catch {
    return false;
  }
}
