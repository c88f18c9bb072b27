import { fireEvent } from '@testing-library/dom';
import { appFiles, start } from '../../phone';

const RED = 'rgb(255, 0, 0)';
const BLUE = 'rgb(0, 0, 255)';

interface World {
  component?: string | undefined;
  page?: string | undefined;
  options?: string;
  axml?: string;
  inner?: string;
}

/** A page with `.red-text` and `.large-text`, whose component has `class="my-class own"` on a text. */
async function open({ component, page, options, axml, inner }: World) {
  const json = (styleIsolation?: string) => (styleIsolation ? { styleIsolation } : {});
  const world = start(
    appFiles(
      {
        'pages/a/a': {
          axml: axml ?? '<c my-class="{{given}}"/><button onTap="change">换</button>',
          js: `{ data: { given: 'red-text' }, change() { this.setData({ given: 'red-text large-text' }); } }`,
          json: { usingComponents: { c: '/c/c' }, ...json(page) },
          acss: `.red-text { color: ${RED} } .large-text { font-size: 30px } .own { width: 7px }`,
        },
      },
      {
        'c/c': {
          axml: inner ?? '<view class="my-class own">文</view>',
          js: `{ options: { ${options ?? 'externalClasses: true'} }, externalClasses: ['my-class'] }`,
          json: { usingComponents: { d: '/d/d' }, ...json(component) },
          acss: `.own { background-color: ${BLUE} }`,
        },
        'd/d': {
          axml: '<view class="deep">深</view>',
          js: `{ options: { externalClasses: true }, externalClasses: ['deep'] }`,
          json: json('isolated'),
        },
      },
    ),
  );
  await world.settle();
  return world;
}

describe('自定义组件/组件模板和样式: 外部样式类', () => {
  test.each([
    ['apply-shared', undefined],
    ['apply-shared', 'apply-shared'],
    ['isolated', undefined],
    ['isolated', 'apply-shared'],
    ['isolated', 'isolated'],
  ])('styleIsolation %s in a page with %s: the user’s class comes in', async (component, page) => {
    const { screen } = await open({ component, page });
    const { color, backgroundColor } = getComputedStyle(screen.getByText('文'));
    expect({ color, backgroundColor }).toEqual({ color: RED, backgroundColor: BLUE });
    expect(screen.getByText('文')).not.toHaveClass('my-class');
  });

  test('one may be several classes, and others later', async () => {
    const { screen, settle } = await open({ component: 'isolated' });
    expect(screen.getByText('文')).not.toHaveStyle({ 'font-size': '30px' });
    fireEvent.click(screen.getByRole('button'));
    await settle();
    expect(screen.getByText('文')).toHaveStyle({ color: RED, 'font-size': '30px' });
  });

  test.each([
    ['the component’s styles are shared', { component: undefined }],
    ['options do not switch them on', { component: 'isolated', options: '' }],
  ])('they do nothing where %s', async (_, world) => {
    const { screen } = await open(world);
    expect(screen.getByText('文')).toHaveClass('my-class');
    expect(screen.getByText('文')).not.toHaveStyle({ color: RED });
  });

  test('without one given the name stands for no class', async () => {
    const { screen } = await open({ component: 'isolated', axml: '<c/>' });
    expect(screen.getByText('文')).toHaveClass('own');
    expect(screen.getByText('文')).not.toHaveClass('my-class');
  });

  test('a component hands one on to another', async () => {
    const { screen, settle } = await open({ component: 'isolated', inner: '<d deep="my-class"/>' });
    expect(screen.getByText('深')).toHaveStyle({ color: RED });
    fireEvent.click(screen.getByRole('button'));
    await settle();
    expect(screen.getByText('深')).toHaveStyle({ color: RED, 'font-size': '30px' });
  });
});
