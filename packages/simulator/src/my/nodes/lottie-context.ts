import { isTrue } from '../../view/attribute-values';
import { nodeOf } from '../../view/node-registry';
import type { Outcome } from '../call';

/** Methods that set an animation going. */
const STARTING = ['play', 'goToAndPlay', 'playFromMinToMaxProgress', 'playFromMinToMaxFrame'];
/** Methods that hold it where it is, or show the placeholder instead. */
const HOLDING = ['pause', 'goToAndStop', 'downgradeToPlaceholder'];

/** Whether an animation is under way, of those that something has been done with. */
const playing = new WeakMap<HTMLElement, boolean>();

/**
 * `my.createLottieContext`: sets off the box that stands for an animation, with the events that come of it. How long
 * the animation lasts is not known here: its end comes by the box's menu, or by a test's `dispatch`.
 * @see mini/api/基础API/多媒体/lottie 动画/my.createLottieContext.md of AlipayDocs/open-docs
 */
export function createLottieContext(find: () => HTMLElement | undefined): Outcome {
  const set = (on: boolean, event: string | undefined) => () => {
    const element = find();
    const node = nodeOf(element ?? null);
    if (!element || node?.basic.tag !== 'lottie') return;
    const was = playing.get(element) ?? isTrue(node.attributes.autoplay);
    playing.set(element, on);
    if (was !== on && event !== undefined) node.fire(event, {});
  };
  return {
    ...Object.fromEntries(STARTING.map((name) => [name, set(true, 'animationStart')])),
    ...Object.fromEntries(HOLDING.map((name) => [name, set(false, undefined)])),
    stop: set(false, 'animationCancel'),
    // Nothing of it can be seen.
    setSpeed: () => undefined,
  };
}
