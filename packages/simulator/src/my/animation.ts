import { SimulatorError } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { asText } from '../view/attribute-values';

interface Config {
  duration: number;
  timeFunction: string;
  delay: number;
  transformOrigin: string;
}

/** One step of an animation, as the `animation` attribute takes it. */
interface Step {
  animation: [name: string, args: unknown[]][];
  config: Config;
}

/** @see mini/api/基础API/界面/动画/my.createAnimation.md of AlipayDocs/open-docs */
const METHODS = `
  opacity backgroundColor width height top left bottom right
  rotate rotateX rotateY rotateZ rotate3d
  scale scaleX scaleY scaleZ scale3d
  translate translateX translateY translateZ translate3d
  skew skewX skewY matrix matrix3d
`
  .trim()
  .split(/\s+/);

const DEFAULTS: Config = {
  duration: 400,
  timeFunction: 'linear',
  delay: 0,
  transformOrigin: '50% 50% 0',
};

/** The page has `lease-in`, where it means `ease-in`. */
const TIME_FUNCTIONS = 'linear ease ease-in ease-in-out ease-out step-start step-end'.split(' ');

type Animation = Record<string, unknown>;

/**
 * `my.createAnimation`: describes an animation; the `animation` attribute of a component plays what `export()`
 * gives, which is taken out by it.
 */
export function createAnimation(problems: Problems, options: unknown): Animation {
  const config = readConfig(problems, DEFAULTS, options);
  let current: Step['animation'] = [];
  const steps: Step[] = [];
  const animation: Animation = {
    // On a device it is there to be read, and code that was converted from other platforms does so.
    config,
    step(given: unknown) {
      steps.push({ animation: current, config: readConfig(problems, config, given) });
      current = [];
      return animation;
    },
    export: () => steps.splice(0),
  };
  for (const name of METHODS) {
    animation[name] = (...args: unknown[]) => {
      checkNumbers(problems, name, args);
      current.push([name, args]);
      return animation;
    };
  }
  return animation;
}

function readConfig(problems: Problems, base: Config, given: unknown): Config {
  if (given === undefined || given === null) return { ...base };
  if (typeof given !== 'object') {
    throw new SimulatorError('my.createAnimation: an object is required');
  }
  const options = given as Partial<Record<keyof Config, unknown>>;
  for (const [name, value] of Object.entries(options)) checkOption(problems, name, value);
  return {
    duration: typeof options.duration === 'number' ? options.duration : base.duration,
    delay: typeof options.delay === 'number' ? options.delay : base.delay,
    timeFunction:
      typeof options.timeFunction === 'string' ? options.timeFunction : base.timeFunction,
    transformOrigin:
      typeof options.transformOrigin === 'string' ? options.transformOrigin : base.transformOrigin,
  };
}

/**
 * Numbers that a method takes. The page has ±180 for `rotate` too, and turns further in its own sample.
 */
const NUMBERS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  opacity: [0, 1],
  skew: [-180, 180],
  skewX: [-180, 180],
  skewY: [-180, 180],
};

function checkNumbers(problems: Problems, name: string, args: readonly unknown[]): void {
  const range = NUMBERS[name];
  const isOut = (value: unknown) =>
    range !== undefined && value !== undefined && !isBetween(Number(value), range);
  if (!range || !args.some(isOut)) return;
  const api = `my.createAnimation: ${name}`;
  const message = `${api}: a number from ${range[0]} to ${range[1]} is required, not ${args.map(asText).join(', ')}`;
  problems.unknown(api, message);
}

function isBetween(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

function checkOption(problems: Problems, name: string, value: unknown): void {
  if (value === undefined) return;
  const api = 'my.createAnimation';
  if (!Object.hasOwn(DEFAULTS, name)) {
    problems.unknown(`${api} ${name}`, `${api}: parameter ${name} is not known`);
  } else if (name === 'timeFunction' && !TIME_FUNCTIONS.includes(asText(value))) {
    const message = `${api}: timeFunction is one of ${TIME_FUNCTIONS.join(', ')}, not ${asText(value)}`;
    problems.unknown(`${api} timeFunction`, message);
  }
}
