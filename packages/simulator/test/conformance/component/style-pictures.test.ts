import { appFiles, start } from '../../phone';

const PICTURE = 'data:image/png;base64,AAAA';

/** What the background of a view with that style is. */
async function background(style: string) {
  const js = `{ data: { path: '' }, onReady() {
    my.getFileSystemManager().writeFileSync(my.env.USER_DATA_PATH + '/a.png', 'AAAA', 'base64');
    this.setData({ path: my.env.USER_DATA_PATH + '/a.png' }); } }`;
  const page = { axml: `<view id="v" style="${style}"/>`, js };
  const others = { 'images/a.png': PICTURE, 'pages/a/bg.jpg': PICTURE };
  const world = start(appFiles({ 'pages/a/a': page }, {}, others), { mode: 'lenient' });
  await world.settle();
  const image = world.root.querySelector<HTMLElement>('#v')?.style.backgroundImage;
  return { image, problems: world.simulator.problems.map(({ message }) => message) };
}

describe('pictures in a style attribute', () => {
  test.each([
    ['ACSS 语法参考.md: 绝对路径', "background-image: url('/images/a.png')"],
    ['aria-component.md: its sample', 'background-image:url(./bg.jpg);'],
  ])('%s', async (_statement, style) => {
    expect(await background(style)).toEqual({ image: `url("${PICTURE}")`, problems: [] });
  });

  test('文件系统: a file that the app has written', async () => {
    const { image, problems } = await background('background-image: url({{path}})');
    expect(image).toMatch(/^url\("data:.*;base64,AAAA"\)$/);
    expect(problems).toEqual([]);
  });

  test('addresses stay; a file that is not there is a problem', async () => {
    const address = 'https://example.com/a.png';
    const { image } = await background(`background-image: url(${address})`);
    expect(image).toBe(`url("${address}")`);
    const { problems } = await background('background-image: url(/none.png)');
    expect(problems).toEqual(['style: url(/none.png): the file is not there']);
  });
});

describe('资源文件请求异常解决方案.md: 静态资源请求的相对路径，加上主文档的 urlPath', () => {
  const grid = {
    axml: `<image src="{{icon}}" role="img" aria-label="图"/><view style="background-image:url({{icon}})"/>`,
    js: `{ props: { icon: '' } }`,
  };
  const show = (icon: string, others: Record<string, string>) => {
    const json = { usingComponents: { grid: '/node_modules/kit/grid/index' } };
    const page = { axml: `<grid icon="${icon}"/>`, json };
    const components = { 'node_modules/kit/grid/index': grid };
    return start(appFiles({ 'pages/a/a': page }, components, others), { mode: 'lenient' });
  };

  test.each(['../../../images/a.png', 'images/a.png', './images/a.png'])(
    'a component shows %s of a page from the root, where that document stands',
    (icon) => {
      const { screen, root, simulator } = show(icon, { 'images/a.png': PICTURE });
      expect(screen.getByRole('img', { name: '图' })).toHaveAttribute('src', PICTURE);
      const view = root.querySelector<HTMLElement>('.a-view[style]');
      expect(view?.style.backgroundImage).toBe(`url("${PICTURE}")`);
      expect(simulator.problems).toEqual([]);
    },
  );

  test('what lies beside the file of the tag comes first', () => {
    const beside = 'data:image/png;base64,BBBB';
    const others = { 'images/a.png': PICTURE, 'node_modules/kit/grid/images/a.png': beside };
    const { screen } = show('images/a.png', others);
    expect(screen.getByRole('img', { name: '图' })).toHaveAttribute('src', beside);
  });

  test('a path that leads nowhere from either is a problem', () => {
    const { simulator } = show('../../img/none.png', { 'images/a.png': PICTURE });
    expect(simulator.problems.map(({ message }) => message)).toContain(
      '<image>: ../../img/none.png is not in the app',
    );
  });
});
