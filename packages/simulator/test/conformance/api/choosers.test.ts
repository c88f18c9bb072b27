import { appFiles, start } from '../../phone';

/** A page that runs that at once; what its code has put into `data`. */
async function run(code: string, options: object = {}) {
  const js = `{ data: {}, onReady() {
    const put = (name) => (value) => this.setData({ [name]: value ?? 'heard' });
    const ends = { success: put('success'), fail: put('fail') };
    ${code}
  } }`;
  const world = start(appFiles({ 'pages/a/a': { js } }), options);
  for (let turn = 0; turn < 3; turn += 1) await world.settle();
  return world.pageData();
}

const HERE = { longitude: expect.any(Number) as number, latitude: expect.any(Number) as number };

describe('ChooseCityTask.md', () => {
  const listen = `my.onLocatedComplete(put('global')); task.onLocatedComplete(put('own'));`;

  test('onLocatedComplete: showLocatedCity 和 setLocatedCity 需同时设置为 true', async () => {
    const both = 'const task = my.chooseCity({ showLocatedCity: true, setLocatedCity: true });';
    expect(await run(both + listen)).toEqual({
      global: { ...HERE, locatedCityId: expect.any(String) as string },
      own: HERE,
    });
    const one = 'const task = my.chooseCity({ setLocatedCity: true });';
    expect(await run(one + listen)).toEqual({});
  });

  test.each(['own', ''])('offLocatedComplete(%s)', async (which) => {
    const code = `const task = my.chooseCity({ showLocatedCity: true, setLocatedCity: true });
      const own = put('own');
      task.onLocatedComplete(own);
      task.offLocatedComplete(${which});`;
    expect(await run(code)).toEqual({});
  });
});

test.each([
  ['my.chooseDistrict.md: mode 必填', 'my.chooseDistrict(ends)'],
  ['my.chooseDistrict.md: mode 枚举', 'my.chooseDistrict({ mode: 3, ...ends })'],
  ['my.multiLevelSelect.md: name 必填', 'my.multiLevelSelect({ list: [{}], ...ends })'],
  [
    'my.multiLevelSelect.md: name 必填, below too',
    "my.multiLevelSelect({ list: [{ name: '甲', subList: [{ label: '乙' }] }], ...ends })",
  ],
])('%s', async (_, call) => {
  expect(await run(call)).toMatchObject({ fail: { error: 2 } });
});

test.each([
  ['Android', 'invalid parameter'],
  ['iOS', '接口参数无效'],
])('my.makePhoneCall.md: 2 on %s: %s', async (platform, errorMessage) => {
  const data = await run('my.makePhoneCall(ends)', { system: { platform } });
  expect(data).toEqual({ fail: { error: 2, errorMessage } });
});
