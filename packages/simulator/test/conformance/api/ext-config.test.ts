import { appFiles, recordLines, start } from '../../phone';

/** What both APIs end with in an app with that ext.json. */
async function ends(ext?: object): Promise<unknown[]> {
  const lines = recordLines();
  const js = `{ async onLoad() {
    console.info(JSON.stringify(my.getExtConfigSync()));
    console.info(JSON.stringify(await my.getExtConfig().catch((error) => error)));
    console.info(String(my.canIUse('getExtConfigSync') && my.canIUse('getExtConfig.return.extConfig')));
  } }`;
  const others: Record<string, string> =
    ext === undefined ? {} : { 'ext.json': JSON.stringify(ext) };
  const { settle } = start(appFiles({ 'pages/a/a': { js } }, {}, others));
  await settle();
  await settle();
  return lines().map((line) => JSON.parse(line) as unknown);
}

describe('my.getExtConfig.md, my.getExtConfigSync.md', () => {
  test('返回小程序的 ext.json 中的 ext 字段的值', async () => {
    const ext = { i: 'am ok' };
    expect(await ends({ extEnable: true, ext })).toEqual([
      ext,
      { data: ext, extConfig: ext },
      true,
    ]);
  });

  test.each([
    ['20 模板配置为空', undefined, 20],
    ['20 模板配置为空', { extEnable: true, ext: {} }, 20],
    ['21 已停用模板配置', { extEnable: false, ext: { i: 'am ok' } }, 21],
  ])('%s', async (what, ext, error) => {
    const failure = { error, errorMessage: what.slice(3) };
    expect(await ends(ext)).toEqual([failure, failure, true]);
  });

  test('an ext.json that is no JSON is an error that names it, and the line', () => {
    const js = '{ onLoad() { my.getExtConfigSync(); } }';
    const files = appFiles({ 'pages/a/a': { js } }, {}, { 'ext.json': '{\n  "ext": {,}\n}' });
    const { takeErrors } = start(files);
    expect(takeErrors()).toEqual([expect.stringMatching(/^ext\.json:2: /)]);
  });
});
