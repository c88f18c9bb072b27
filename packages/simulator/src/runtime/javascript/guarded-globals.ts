import type { Problems } from '../../contract/problems';
import { dateConstructor } from './date-constructor';
import { functionConstructor } from './function-constructor';

/** Objects of the language that do less on a device than in a browser or Node. */
export function guardedGlobals(problems: Problems, platform: string): Record<string, unknown> {
  return {
    Function: functionConstructor(problems),
    ...(platform === 'iOS' ? { Date: dateConstructor(problems) } : {}),
  };
}
