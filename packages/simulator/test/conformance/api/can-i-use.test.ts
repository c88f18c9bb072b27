import { appFiles, recordLines, start } from '../../phone';

/** What `my.canIUse` says on a screen. */
function answers(queries: readonly string[]): boolean[] {
  const take = recordLines();
  const js = `{ onLoad() { console.info(JSON.stringify(${JSON.stringify(queries)}.map((each) => my.canIUse(each)))); } }`;
  start(appFiles({ 'pages/a/a': { js } }));
  return JSON.parse(take()[0] ?? '[]') as boolean[];
}

const YES = [
  'getFileInfo',
  'closeSocket.object.code',
  'getSystemInfo.callback.brand',
  'getSystemInfo.return.storage',
  'getSystemInfo.return.brand',
  'getLocation.object.type',
  'datePicker.object.format.yyyy-MM',
  'datePicker.object.format.yyyy',
  'createSelectorQuery.return.scrollOffset.callback',
  'createSelectorQuery.return.fields.object.id',
  'env',
  'env.clientName',
  'ap.getMainSelectedCity',
  'component2',
  'component.observers',
  'page.$spliceData',
  'page.$batchedUpdates',
  'page.events.onBack',
  'page.setData.callback',
  'page.mixins',
  'mixin',
  'plugin', // mini/plugin/插件获取与使用/插件使用.md, 版本兼容
  'button',
  'button.open-type',
  'button.open-type.getAuthorize',
  'view.onTap',
  'vibrateShort',
  'onMemoryWarning',
  'optionsSelect',
  // 基础API/网络/my.uploadFile.md, UploadTask
  'uploadFile.return.onHeadersReceived',
  'uploadFile.return.offHeadersReceived',
  'startWifi',
  'openBluetoothAdapter.object.autoClose',
  'openBluetoothAdapter.return.isSupportBLE',
  'component.createMediaQueryObserver',
  // Of their pages, and not of the typings.
  'addPhoneContact.object.photoFilePath',
  'addPhoneContact.object.workAddressCity',
  'showBLEPermissionGuide.object.firstTipsTitle',
  'showLoading.object.mask',
  'saveFile.return.apFilePath',
  // What apps ask for most: Taro, uni-app, and 页面运行机制.md
  'sjs.event',
  'createMapContext.return.updateComponents',
  'createMapContext.return.showRoute',
  'page.onShareAppMessage.async',
  'page.onShareAppMessage.return.scImgUrl',
  'page.createMediaQueryObserver',
];
const NO = [
  'getSystemInfo.callback.nonsense',
  'getSystemInfo.nonsense',
  'noSuchApi',
  'toString',
  'constructor',
  'request.object.nonsense',
  'datePicker.object.format.nonsense',
  'env.nonsense',
  'ap.noSuchApi',
  'ap',
  'createRewardedAd',
  'button.nonsense',
  'button.open-type.nonsense',
  'nonsense.onTap',
  '',
];

test.each(YES)('canIUse(%j) is true', (query) => expect(answers([query])).toEqual([true]));

test('canIUse denies what is absent, unknown or made up', () => {
  const affirmed = answers(NO)
    .map((answer, index) => (answer ? NO[index] : ''))
    .filter(Boolean);
  expect(affirmed).toEqual([]);
});

test('canIUse affirms every method of a map context that works', () => {
  const take = recordLines();
  const js = `{ onReady() { console.info(Object.keys(my.createMapContext('m')).join()); } }`;
  start(appFiles({ 'pages/a/a': { js, axml: '<map id="m"/>' } }));
  const methods = (take()[0] ?? '').split(',');
  expect(methods).toContain('getScale');
  const queries = methods.map((name) => `createMapContext.return.${name}`);
  expect(queries.filter((_query, index) => answers(queries)[index] === false)).toEqual([]);
});
