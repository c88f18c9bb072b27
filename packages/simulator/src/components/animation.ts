import type { BasicNode } from '../view/basic-component';

/** One step of what `my.createAnimation().export()` gives. */
interface Step {
  readonly animation: readonly (readonly [name: string, args: readonly unknown[]])[];
  readonly config: {
    readonly duration: number;
    readonly delay: number;
    readonly timeFunction: string;
    readonly transformOrigin: string;
  };
}

/** What a node has come to: a step leaves what it does not name as it is. */
interface Reached {
  readonly transform: Map<string, string>;
  readonly style: Map<string, string>;
  /** Until the next step. */
  timer?: ReturnType<typeof setTimeout>;
}

const reached = new WeakMap<BasicNode, Reached>();

/**
 * Plays what `my.createAnimation` describes, one step after the other, as CSS transitions.
 * @see mini/api/基础API/界面/动画/my.createAnimation.md of AlipayDocs/open-docs
 */
export function playAnimation(node: BasicNode, previous: unknown): void {
  const { animation } = node.attributes;
  const steps = stepsOf(animation);
  const state = reached.get(node);
  // An inline style of the page has just been written anew.
  if (state) write(node, state);
  if (steps.length === 0 || animation === previous) return;
  node.host.afterFlush(() => playStep(node, animation, steps));
}

function playStep(node: BasicNode, animation: unknown, [step, ...rest]: readonly Step[]): void {
  if (!step || node.isGone || node.attributes.animation !== animation) return;
  const { duration, delay, timeFunction, transformOrigin } = step.config;
  const state = reached.get(node) ?? begin(node);
  // What has been reached so far is where the transition begins.
  node.element.getBoundingClientRect();
  state.style.set('transition', `all ${duration}ms ${timeFunction} ${delay}ms`);
  state.style.set('transform-origin', transformOrigin);
  for (const [name, args] of step.animation) {
    const property = STYLES[name];
    if (property === undefined) state.transform.set(name, `${name}(${transformArgs(name, args)})`);
    else state.style.set(property, styleValue(property, args[0]));
  }
  write(node, state);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => playStep(node, animation, rest), duration + delay);
}

function begin(node: BasicNode): Reached {
  const state: Reached = { transform: new Map(), style: new Map() };
  reached.set(node, state);
  node.onDispose(() => clearTimeout(state.timer));
  return state;
}

function write({ element }: BasicNode, state: Reached): void {
  for (const [name, value] of state.style) element.style.setProperty(name, value);
  element.style.transform = [...state.transform.values()].join(' ');
}

const STYLES: Readonly<Record<string, string>> = {
  opacity: 'opacity',
  backgroundColor: 'background-color',
  width: 'width',
  height: 'height',
  top: 'top',
  left: 'left',
  bottom: 'bottom',
  right: 'right',
};

/** Lengths without a unit are px. */
function styleValue(property: string, value: unknown): string {
  const isLength = property !== 'opacity' && property !== 'background-color';
  return isLength && typeof value === 'number' ? `${value}px` : String(value);
}

function transformArgs(name: string, args: readonly unknown[]): string {
  const unit = /^(rotate|skew)/.test(name) ? 'deg' : name.startsWith('translate') ? 'px' : '';
  return args
    .map((value, place) => {
      // The first three of rotate3d are the axis.
      if (name === 'rotate3d' && place < 3) return String(value);
      return typeof value === 'number' ? `${value}${unit}` : String(value);
    })
    .join(', ');
}

function stepsOf(animation: unknown): readonly Step[] {
  const list: unknown[] = Array.isArray(animation) ? animation : [];
  return list.filter(isStep);
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const { animation, config } = value as Partial<Record<keyof Step, unknown>>;
  return Array.isArray(animation) && typeof config === 'object' && config !== null;
}
