import { appFiles, start } from '../../phone';

// mini/api/基础API/设备/摇一摇/my.watchShake.md of AlipayDocs/open-docs
test('my.watchShake: nothing pops up; 在摇一摇手机后触发回调, once for each call', async () => {
  const js = `{
    data: { shaken: 0 },
    onReady() { my.watchShake({ success: () => this.setData({ shaken: this.data.shaken + 1 }) }); },
  }`;
  const { simulator, screen, settle } = start(appFiles({ 'pages/a/a': { js } }));
  await settle();
  expect(screen.queryByRole('dialog')).toBeNull();
  const data = () => simulator.pages.at(-1)?.data;
  expect(data()).toEqual({ shaken: 0 });
  simulator.fire('Shake');
  simulator.fire('Shake');
  await settle();
  expect(data()).toEqual({ shaken: 1 });
});
