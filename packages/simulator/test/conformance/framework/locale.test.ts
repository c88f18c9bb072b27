import { appFiles, start } from '../../phone';
import { compileProgram } from '../../../src';

const PAGES = { 'pages/index/index': { axml: '一' }, 'pages/second/second': { axml: '二' } };
/** As on the page: the items of app.json have no name. */
const APP = {
  pages: Object.keys(PAGES),
  window: { defaultTitle: 'Demo' },
  tabBar: { items: Object.keys(PAGES).map((pagePath) => ({ pagePath })) },
};
const locale = (title: string, ...names: string[]) =>
  JSON.stringify({
    window: { defaultTitle: title },
    tabBar: { textColor: '#dddddd', items: names.map((name) => ({ name })) },
    pages: { 'pages/second/second': { defaultTitle: names[1] } },
  });
const FILES = appFiles(
  PAGES,
  {},
  {
    'app.json': JSON.stringify(APP),
    'locale/zh-Hans/app.json': locale('示例', '首页', '第二页'),
    'locale/en/app.json': locale('Sample', 'home', 'second'),
  },
);
const inLanguage = (language: string) => start(FILES, { system: { language } });

describe('小程序全局配置/小程序 tabBar、titleBar 多语言配置', () => {
  test.each([
    ['zh-Hans', '示例', '首页', '第二页'],
    ['en', 'Sample', 'home', 'second'],
  ])('根据当前支付宝的语言来读取: %s', async (language, title, home, second) => {
    const { screen, person } = inLanguage(language);
    expect(screen.getByRole('heading', { name: title })).toBeVisible();
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([home, second]);
    await person.click(screen.getByRole('tab', { name: second }));
    expect(screen.getByRole('heading', { name: second })).toBeVisible();
  });

  test('the language of a phone of which nothing is said is zh-Hans', () => {
    expect(compileProgram(FILES).config.tabBar?.items.map(({ name }) => name)).toEqual([
      '首页',
      '第二页',
    ]);
  });

  test('without a folder for the language app.json says it, names too', () => {
    const named = { items: APP.tabBar.items.map((item, index) => ({ ...item, name: `${index}` })) };
    const files = { ...FILES, 'app.json': JSON.stringify({ ...APP, tabBar: named }) };
    const { screen } = start(files, { system: { language: 'zh-HK' } });
    expect(screen.getByRole('heading', { name: 'Demo' })).toBeVisible();
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['0', '1']);
    expect(() => inLanguage('zh-HK')).toThrow('items[0]: name is required');
  });

  test.each([
    ['目前仅支持四种语言', { 'locale/fr/app.json': '{}' }, 'fr is none of the languages'],
    [
      'a key that it does not have',
      { 'locale/zh-Hans/app.json': '{"title":""}' },
      'title is not known',
    ],
    ['JSON that cannot be read', { 'locale/zh-Hans/app.json': '{' }, 'locale/zh-Hans/app.json'],
  ])('%s', (_what, files, message) => {
    expect(() => start({ ...FILES, ...files })).toThrow(message);
  });
});
