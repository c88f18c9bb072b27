import { fireEvent } from '@testing-library/dom';
import { open, say, type World } from './world';

const OTHER = { 'b/b': { axml: '<text>乙</text>' } };

/** As a browser does, and jsdom does not: what is taken off the screen forgets where it was scrolled to. */
function forgetful(world: World, selector: string): HTMLElement {
  const element = world.root.querySelector<HTMLElement>(selector);
  const page = element?.closest<HTMLElement>('.sim-page');
  if (!element || !page) throw new Error(`there is no ${selector}`);
  let top = 0;
  Object.defineProperty(element, 'scrollTop', {
    get: () => top,
    set(value: number) {
      if (!element.isConnected || value === top) return;
      top = value;
      setTimeout(() => fireEvent.scroll(element));
    },
  });
  page.remove = () => {
    Element.prototype.remove.call(page);
    top = 0;
  };
  return element;
}

describe('路由/my.navigateTo.md: 保留当前页面', () => {
  test('what is scrolled in it stands where it was, and the app hears no scroll on the way back', async () => {
    const world = open({
      'a/a': {
        axml: '<scroll-view scroll-y onScroll="scrolled"/>',
        js: `{ scrolled() { ${say('scroll')}; } }`,
      },
      ...OTHER,
    });
    await world.settle();
    const list = forgetful(world, '.a-scroll-view');
    list.scrollTop = 300;
    await world.settle();
    expect(world.lines()).toEqual(['scroll']);

    world.simulator.open({ path: 'b/b' });
    await world.settle();
    world.simulator.back();
    await world.settle();
    expect(list.scrollTop).toBe(300);
    expect(world.lines()).toEqual([]);
    list.scrollTop = 200;
    await world.settle();
    expect(world.lines()).toEqual(['scroll']);
  });

  test('what setData scrolls in it meanwhile stands there afterwards', async () => {
    const world = open({
      'a/a': {
        axml: '<scroll-view scroll-y scroll-top="{{top}}"/>',
        js: `{ data: { top: 10 }, onHide() { this.setData({ top: 50 }); } }`,
      },
      ...OTHER,
    });
    await world.settle();
    const list = forgetful(world, '.a-scroll-view');
    list.scrollTop = 300;
    world.simulator.open({ path: 'b/b' });
    await world.settle();
    world.simulator.back();
    expect(list.scrollTop).toBe(50);
  });

  test('the field that was typed in loses the focus, and the keyboard goes', async () => {
    const world = open({
      'a/a': {
        axml: '<input confirm-hold="{{true}}" onConfirm="go" onBlur="left"/>',
        js: `{ events: { onKeyboardHeight({ height }) { console.info('keyboard ' + height); } },
          go() { my.navigateTo({ url: '/b/b' }); }, left() { ${say('blur')}; } }`,
      },
      ...OTHER,
    });
    await world.settle();
    await world.person.type(world.screen.getByRole('textbox'), 'x{Enter}');
    await world.settle();
    expect(world.lines()).toEqual(['keyboard 291', 'blur', 'keyboard 0']);
  });
});
