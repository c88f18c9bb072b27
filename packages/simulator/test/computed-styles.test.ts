import '@testing-library/jest-dom';

/** What a test in the Jest environment of the simulator is told of an element's style (section 6). */
function show(css: string, html: string): HTMLElement {
  const style = document.createElement('style');
  style.textContent = css;
  document.body.innerHTML = html;
  document.body.append(style);
  const element = document.querySelector<HTMLElement>('[data-it]');
  if (!element) throw new Error('no [data-it]');
  return element;
}

const displayOf = (css: string, html: string) => getComputedStyle(show(css, html)).display;

afterEach(() => document.body.replaceChildren());

describe('display', () => {
  it.each([
    ['<div data-it></div>', 'block'],
    ['<div data-it hidden></div>', 'none'],
    ['<li data-it></li>', 'list-item'],
    ['<input data-it>', 'inline-block'],
    ['<input data-it type="hidden">', 'none'],
    ['<dialog data-it></dialog>', 'none'],
    ['<template data-it></template>', 'none'],
  ])('of %s without a rule is %s', (html, display) => {
    expect(displayOf('', html)).toBe(display);
  });

  it.each([
    ['a later rule', '.a { display: flex } .a { display: grid }', 'grid'],
    ['a class against a later tag', '.a { display: flex } div { display: grid }', 'flex'],
    ['an id against a later class', '#i { display: flex } .a.b { display: grid }', 'flex'],
    ['two classes against a later one', '.a.b { display: flex } .a { display: grid }', 'flex'],
    ['what is important', '.a { display: flex !important } #i { display: grid }', 'flex'],
    ['an attribute as a class', '[id] { display: flex } .a { display: grid }', 'grid'],
    [':not() as what is in it', ':not(#x) { display: flex } .a { display: grid }', 'flex'],
    [':where() as nothing', 'div { display: flex } :where(#i) { display: grid }', 'flex'],
    ['one of several selectors', 'p, .b { display: flex } div { display: grid }', 'flex'],
    ['a child', 'body > .a { display: flex }', 'flex'],
    ['a rule for the screen', '@media screen { .a { display: flex } }', 'flex'],
  ])('%s wins', (_what, css, display) => {
    expect(displayOf(css, '<div data-it id="i" class="a b"></div>')).toBe(display);
  });

  it.each([
    ['for an element elsewhere', 'p .a, .c, #j, span { display: flex }'],
    ['for print', '@media print { .a { display: flex } }'],
    ['for a part that is no element', '.a::before { display: flex }'],
    ['that nobody can read', '.a[ { display: flex }'],
    ['of another file', '@import "other.css" screen;'],
  ])('a rule %s does not hold', (_what, css) => {
    expect(displayOf(css, '<div data-it id="i" class="a b"></div>')).toBe('block');
  });

  it('of the style attribute wins, unless a rule is important', () => {
    const html = '<div data-it class="a" style="display: grid"></div>';

    expect(displayOf('.a { display: flex }', html)).toBe('grid');
    expect(displayOf('.a { display: flex !important }', html)).toBe('flex');
  });

  it('follows each change of elements and sheets', () => {
    const element = show('.a { display: flex }', '<div data-it></div>');
    element.className = 'a';
    expect(getComputedStyle(element).display).toBe('flex');

    document.styleSheets[0]?.insertRule('div.a { display: grid }', 0);
    expect(getComputedStyle(element).display).toBe('grid');

    document.querySelector('style')?.remove();
    expect(getComputedStyle(element).display).toBe('block');
  });
});

describe('visibility and pointer-events', () => {
  const html = '<div class="a"><p><b data-it></b></p></div>';

  it('come from the nearest element that says them', () => {
    const style = getComputedStyle(
      show('.a { visibility: hidden; pointer-events: none } p { visibility: visible }', html),
    );

    expect(style.visibility).toBe('visible');
    expect(style.pointerEvents).toBe('none');
    expect(style.getPropertyValue('pointer-events')).toBe('none');
  });

  it('are visible and auto where nobody says them', () => {
    const style = getComputedStyle(show('', html));

    expect(style.visibility).toBe('visible');
    expect(style.pointerEvents).toBe('auto');
  });

  it('inherit where a rule says so', () => {
    const style = getComputedStyle(
      show('.a { visibility: hidden } b { visibility: inherit }', html),
    );

    expect(style.visibility).toBe('hidden');
  });
});

describe('whatever else', () => {
  it('is what jsdom says', () => {
    const style = getComputedStyle(
      show('.a { color: red; margin: 1px 2px; --x: y; opacity: 0 }', '<b data-it class="a"></b>'),
    );

    expect(style).toBeInstanceOf(CSSStyleDeclaration);
    expect(style.color).toBe('rgb(255, 0, 0)');
    expect(style.getPropertyValue('margin-left')).toBe('2px');
    expect(style.getPropertyValue('--x')).toBe('y');
    expect(style.opacity).toBe('0');
    expect(style.cssText).toContain('margin: 1px 2px');
    expect(Array.from(style)).toContain('color');
    expect('color' in style).toBe(true);
  });

  it('serves the matchers of jest-dom', () => {
    const element = show('.a { display: none; width: 3px }', '<b data-it class="a">x</b>');

    expect(element).toHaveStyle({ display: 'none', width: '3px' });
    expect(element).not.toHaveStyle({ display: 'block' });
    expect(element).not.toBeVisible();
  });
});
