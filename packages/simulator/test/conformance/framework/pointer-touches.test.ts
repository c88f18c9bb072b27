import { fireEvent } from '@testing-library/dom';
import { openPage } from './world';

const TOUCHED = `{ touched({ type, touches, changedTouches: [{ identifier, clientX, pageY }] }) {
  console.info([type, touches.length, identifier, clientX, pageY].join()); },
  tapped() { console.info('tap'); } }`;
const AXML = `<view class="pad" onTouchStart="touched" onTouchMove="touched" onTouchEnd="touched"
  onTouchCancel="touched" onTap="tapped"><view class="inner">里面</view></view>
  <view class="beside" onTouchMove="tapped">旁边</view>`;

function open() {
  const world = openPage({ axml: AXML, js: TOUCHED });
  const inner = world.screen.getByText('里面');
  const mouse = (type: string, x: number, y: number, target: Node = inner, button = 0) =>
    fireEvent(target, new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, button }));
  return { ...world, inner, mouse, beside: world.screen.getByText('旁边') };
}

describe('事件系统/事件介绍: touches without a touch screen', () => {
  test('the mouse is a finger, and its touches stay with where it went down', () => {
    const { lines, mouse, beside } = open();
    mouse('pointerdown', 10, 20);
    mouse('pointermove', 30, 40, beside);
    mouse('pointerup', 30, 50, document);
    mouse('pointermove', 99, 99);
    expect(lines()).toEqual(['touchStart,1,0,10,20', 'touchMove,1,0,30,40', 'touchEnd,0,0,30,50']);
  });

  test('a picture is not taken along by the mouse, which the browser would end the touches for', () => {
    const { root } = openPage({ axml: '<image class="pic"/>' });
    expect(
      fireEvent(
        root.querySelector('.pic') ?? root,
        new Event('dragstart', { bubbles: true, cancelable: true }),
      ),
    ).toBe(false);
  });

  test('a mouse that only hovers, and its other buttons, touch nothing', () => {
    const { lines, mouse } = open();
    mouse('pointermove', 30, 40);
    mouse('pointerdown', 10, 20, undefined, 2);
    mouse('pointerup', 10, 20, undefined, 2);
    expect(lines()).toEqual([]);
  });

  test('a tap is a touch as well; after a drag there is no tap, though the mouse comes up on the same element', () => {
    const { lines, mouse, inner } = open();
    const drag = (px: number) => {
      mouse('pointerdown', 10, 20);
      mouse('pointermove', 10 + px, 20);
      mouse('pointerup', 10 + px, 20);
      fireEvent.click(inner, { clientX: 10 + px, clientY: 20 });
    };
    drag(4);
    expect(lines().at(-1)).toBe('tap');
    drag(40);
    expect(lines().at(-1)).toBe('touchEnd,0,0,50,20');
  });

  test('a click in whole pixels belongs to the drag that ended between them, as in Chromium', () => {
    const { lines, mouse, inner } = open();
    // jsdom cuts what is behind the point off, of a click as well.
    const at = (type: string, clientX: number) =>
      fireEvent(
        inner,
        Object.defineProperty(new MouseEvent(type, { bubbles: true }), 'clientX', {
          value: clientX,
        }),
      );
    mouse('pointerdown', 10, 0);
    at('pointermove', 60.6);
    at('pointerup', 60.6);
    at('click', 60);
    expect(lines()).not.toContain('tap');
  });

  test('a drag that ends on a label ticks no box', () => {
    const { root, screen } = openPage({
      axml: '<label><checkbox value="1"/>同意</label>',
    });
    const label = screen.getByText('同意');
    const mouse = (type: string, clientX: number) =>
      fireEvent(label, new MouseEvent(type, { bubbles: true, cancelable: true, clientX }));
    mouse('pointerdown', 10);
    mouse('pointermove', 60);
    mouse('pointerup', 60);
    mouse('click', 60);
    expect(root.querySelector('input')).not.toBeChecked();
  });

  test('what the browser takes away for itself is touchCancel', () => {
    const { lines, mouse } = open();
    mouse('pointerdown', 10, 20);
    mouse('pointercancel', 10, 20);
    expect(lines()).toEqual(['touchStart,1,0,10,20', 'touchCancel,0,0,10,20']);
  });

  test('two pointers at once are two touches', () => {
    const { lines, inner } = open();
    const pointer = (type: string, pointerId: number) =>
      fireEvent(inner, Object.assign(new MouseEvent(type, { bubbles: true }), { pointerId }));
    pointer('pointerdown', 1);
    pointer('pointerdown', 2);
    pointer('pointerup', 1);
    pointer('pointerup', 2);
    expect(lines()).toEqual([
      'touchStart,1,0,0,0',
      'touchStart,2,1,0,0',
      'touchEnd,1,0,0,0',
      'touchEnd,0,1,0,0',
    ]);
  });

  test('a finger of user-event, and its tap', async () => {
    const { lines, person, inner } = open();
    await person.pointer({ keys: '[TouchA]', target: inner, coords: { clientX: 1, clientY: 2 } });
    expect(lines().map((line) => line.split(',')[0])).toEqual(['touchStart', 'touchEnd', 'tap']);
  });
});
