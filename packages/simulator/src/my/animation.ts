import { SimulatorError } from '../contract/errors';

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

type Animation = Record<string, unknown>;

/**
 * `my.createAnimation`: describes an animation; the `animation` attribute of a component plays what `export()`
 * gives, which is taken out by it.
 */
export function createAnimation(options: unknown): Animation {
  const config = readConfig(DEFAULTS, options);
  let current: Step['animation'] = [];
  const steps: Step[] = [];
  const animation: Animation = {
    // On a device it is there to be read, and code that was converted from other platforms does so.
    config,
    step(given: unknown) {
      steps.push({ animation: current, config: readConfig(config, given) });
      current = [];
      return animation;
    },
    export: () => steps.splice(0),
  };
  for (const name of METHODS) {
    animation[name] = (...args: unknown[]) => {
      current.push([name, args]);
      return animation;
    };
  }
  return animation;
}

function readConfig(base: Config, given: unknown): Config {
  if (given === undefined || given === null) return { ...base };
  if (typeof given !== 'object') {
    throw new SimulatorError('my.createAnimation: an object is required');
  }
  const options = given as Partial<Record<keyof Config, unknown>>;
  return {
    duration: typeof options.duration === 'number' ? options.duration : base.duration,
    delay: typeof options.delay === 'number' ? options.delay : base.delay,
    timeFunction:
      typeof options.timeFunction === 'string' ? options.timeFunction : base.timeFunction,
    transformOrigin:
      typeof options.transformOrigin === 'string' ? options.transformOrigin : base.transformOrigin,
  };
}
