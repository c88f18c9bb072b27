import { appFiles, start } from '../../phone';

// mini/api/基础API/多媒体/视频/my.chooseVideo.md of AlipayDocs/open-docs
test.each([
  ['Android', 10],
  ['iOS', 11],
] as const)('my.chooseVideo: 用户取消操作, on %s error %i', async (platform, error) => {
  const js = '{ onReady() { my.chooseVideo({ fail: (it) => this.setData(it) }); } }';
  const world = start(appFiles({ 'pages/a/a': { js } }), { system: { platform } });
  await world.settle();
  await world.person.click(world.screen.getByRole('button', { name: '允许' }));
  await world.settle();
  await world.person.click(world.screen.getByRole('button', { name: '取消' }));
  await world.settle();
  expect(world.simulator.pages.at(-1)?.data).toMatchObject({ error });
});
