import { appFiles, start } from '../../phone';

/** Opens the chooser of my.chooseDistrict; the person taps what is named, one after the other. */
async function choose(
  params: string,
  taps: readonly string[],
  others: Record<string, string> = {},
) {
  const js = `{ onReady() { const end = (it) => this.setData({ it });
    my.chooseDistrict({ ${params}, success: end, fail: end }); } }`;
  const world = start(appFiles({ 'pages/a/a': { js } }, {}, others));
  await world.settle();
  const offered = world.screen.queryAllByRole('listitem').map((item) => item.textContent);
  const titles = [...world.root.querySelectorAll('.sim-list-title')].map((it) => it.textContent);
  for (const name of taps) {
    const [first] = world.screen.getAllByRole('button', { name });
    if (first) await world.person.click(first);
    await world.settle();
  }
  return { offered, titles, it: (world.pageData() as { it?: unknown }).it };
}

const SENIOR = `seniorTitle: '境外/港澳台', seniorPageList: [{ title: '亚洲',
  headList: [{ title: '热门', list: [{ name: '东京', adCode: '392' }] }],
  normalList: [{ name: '喀布尔', adCode: '004', ext: 'k' }] }]`;

describe('my.chooseDistrict.md', () => {
  test('mainHeadList: type 0 常规城市, 1 定位模块, 2 支付宝提供的热门城市', async () => {
    const { titles, offered } = await choose(
      `mode: 0, mainTitle: '国内', mainNormalList: [{ name: '甲', adCode: '1' }], mainHeadList: [
        { title: '定位', type: 1 }, { title: '热门', type: 2 },
        { title: '常去', list: [{ name: '乙', adCode: '2', appendName: '乙省' }] }]`,
      [],
    );
    expect(titles).toEqual(['定位', '热门', '常去', '国内']);
    expect(offered).toEqual(['杭州市', '北京', '成都', '广州', '杭州', '乙 乙省', '甲']);
  });

  test('mainMergeOptions: 空代表删除, 不为空代表更新', async () => {
    const options = "mode: 0, mainMergeOptions: { 110100: '', 310100: '沪', 123456: '测试' }";
    const { offered, it } = await choose(options, ['沪']);
    expect(offered).not.toContain('北京');
    expect(offered).toContain('测试');
    expect(it).toEqual({ name: '沪', adCode: '310100' });
  });

  test('mainMergeOptions: 仅在 mainNormalList 为空时生效', async () => {
    const { offered } = await choose(
      "mode: 0, mainNormalList: [{ name: '甲', adCode: '1' }], mainMergeOptions: { 1: '乙' }",
      [],
    );
    expect(offered).toEqual(['甲']);
  });

  test('subList: 支持级联', async () => {
    const list = `[{ name: '北京市', adCode: '110100', subList: [{ name: '西城区', adCode: '110102' }] }]`;
    const { it } = await choose(`mode: 0, mainNormalList: ${list}`, ['北京市', '西城区']);
    expect(it).toEqual({ name: '西城区', adCode: '110102' });
  });

  test.each([
    [0, ['境内']],
    [1, ['热门', '亚洲']],
    [2, ['境内', '热门', '亚洲']],
  ])('mode %d', async (mode, expected) => {
    const { titles } = await choose(`mode: ${mode}, ${SENIOR}`, []);
    expect(titles).toEqual(expected);
  });

  test('seniorPageList: 未指定此参数时，默认使用内置的境外城市列表', async () => {
    const { titles, offered } = await choose('mode: 1', []);
    expect(titles).toEqual(['境外/港澳台']);
    expect(offered).toContain('东京');
  });

  test('ext: 自定义扩展字段透传', async () => {
    const { it } = await choose(`mode: 2, ${SENIOR}`, ['喀布尔']);
    expect(it).toEqual({ name: '喀布尔', adCode: '004', ext: 'k' });
  });

  test.each([
    ['mainNormalList: [{ name: "甲" }]', 'adCode 必填'],
    ['mainHeadList: [{ list: [] }]', 'title 必填'],
    ['mainHeadList: [{ title: "甲", type: 3 }]', 'type 枚举'],
  ])('%s: %s', async (params) => {
    const { it } = await choose(`mode: 0, ${params}`, []);
    expect(it).toMatchObject({ error: 2 });
  });

  describe('src 模式', () => {
    const data = JSON.stringify({ mode: 0, mainNormalList: [{ name: '甲', adCode: '1' }] });
    const files = (include: string[]) => ({
      'data/d.json': data,
      'mini.project.json': JSON.stringify({ include }),
    });

    test('指定 src，只读取 src 内的数据', async () => {
      const params = `src: '/data/d.json', mode: 1, mainNormalList: [{ name: '乙', adCode: '2' }]`;
      const { offered } = await choose(params, [], files(['/data/*.json']));
      expect(offered).toEqual(['甲']);
    });

    test('需要在 mini.project.json 中配置文件路径，否则无法使用', async () => {
      const { it } = await choose(`src: '/data/d.json'`, [], files([]));
      expect(it).toMatchObject({ error: 2 });
    });
  });
});
