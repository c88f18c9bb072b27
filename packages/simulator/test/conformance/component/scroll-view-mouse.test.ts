import { fireEvent } from '@testing-library/dom';
import { startPage } from '../../phone';

/** A list 300 px wide in a view of 100 px, as a browser lays it out. */
function list(attributes: string) {
  const js = `{ data: { taps: 0 }, tap() { this.setData({ taps: this.data.taps + 1 }); } }`;
  const axml = `<scroll-view ${attributes}><view onTap="tap">物</view></scroll-view><text>{{taps}} 次</text>`;
  const world = startPage({ axml, js });
  const element = world.root.querySelector('.a-scroll-view');
  if (!element) throw new Error('no scroll-view');
  Object.defineProperties(element, { scrollWidth: { value: 300 }, clientWidth: { value: 100 } });
  const drag = (pointerType: string, dx: number, dy = 0) => {
    const item = world.screen.getByText('物');
    const send = (type: string, part: number) => {
      const at = { clientX: 200 + dx * part, clientY: 200 + dy * part };
      const event = new MouseEvent(type, { bubbles: true, ...at });
      item.dispatchEvent(Object.assign(event, { pointerId: 1, pointerType }));
    };
    send('pointerdown', 0);
    send('pointermove', 0.5);
    send('pointermove', 1);
    send('pointerup', 1);
    fireEvent.click(item);
  };
  return { ...world, element, drag };
}

describe('scroll-view 可滚动视图区域.md: scroll-x 允许横向滚动, by a mouse that is held', () => {
  test('goes with the mouse there and back, and taps nothing', async () => {
    const { element, drag, screen, settle } = list(
      'scroll-x="{{true}}" scroll-with-animation="{{true}}"',
    );
    drag('mouse', -80);
    expect(element.scrollLeft).toBe(80);
    drag('mouse', 30);
    expect(element.scrollLeft).toBe(50);
    await settle();
    expect(screen.getByText('0 次')).toBeVisible();
    expect(element).toHaveStyle({ scrollBehavior: 'smooth' });
  });

  test.each([
    ['a finger, which scrolls by itself', 'scroll-x', 'touch', [-80, 0]],
    ['a mouse that goes down', 'scroll-x', 'mouse', [-20, 80]],
    ['a mouse that pulls at the beginning', 'scroll-x', 'mouse', [80, 0]],
    ['a list that does not scroll that way', 'scroll-y', 'mouse', [-80, 0]],
  ] as const)('%s moves nothing', (_what, attribute, pointerType, [dx, dy]) => {
    const { element, drag } = list(`${attribute}="{{true}}"`);
    drag(pointerType, dx, dy);
    expect(element.scrollLeft).toBe(0);
  });
});
