import type { SimulatorOptions } from '../contract/types';
import { CLOUD_CALLS } from '../my/open/cloud';
import { API_TABLE } from '../my/table';

/** What is called, or read, as it is: it has neither parameters nor callbacks that the simulator knows. */
const AS_IT_IS = /^(cloud\.)?(create|on|off)[A-Z]|^(canIUse|env|isIDE|SDKVersion)$/;

/** Sorts what a test says of `my` into answers of the phone and members that replace the simulator's own. */
export function sortMy(
  given: Readonly<Record<string, unknown>>,
): Required<Pick<SimulatorOptions, 'my' | 'answers'>> {
  const answers: Record<string, unknown> = {};
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const isApi = API_TABLE.has(name) || CLOUD_CALLS.includes(name);
    const isAnswer = isApi && !AS_IT_IS.test(name);
    (isAnswer ? answers : members)[name] = value;
  }
  return { my: members, answers };
}
