/**
 * Values of parameters, as far as a page of the platform lists them. Another value is a problem of the app: what a device
 * makes of it, the pages do not say.
 */
export const LISTED: Readonly<Record<string, readonly string[]>> = {
  'scan.object.scanType': ['qrCode', 'barCode', 'dmCode', 'pdf417Code', 'narrowCode', 'hmCode'],
  'chooseImage.object.sourceType': ['camera', 'album'],
  'chooseImage.object.sizeType': ['original', 'compressed'],
  'chooseVideo.object.sourceType': ['camera', 'album'],
  'chooseVideo.object.camera': ['back', 'front'],
  'compressImage.object.compressLevel': ['0', '1', '2', '3', '4'],
  'chooseContact.object.includeMobileContactMode': ['none', 'known', 'all'],
  'prompt.object.align': ['left', 'center', 'right'],
  'MapContext.setMapType.object.mapType': ['0', '1'],
  'MapContext.smoothMoveMarker.object.action': ['start', 'stop'],
  'MapContext.smoothMovePolyline.object.action': ['start', 'stop'],
  'canvasToTempFilePath.object.fileType': ['jpg', 'png'],
  'Canvas.toTempFilePath.object.fileType': ['jpg', 'png'],
  'CanvasContext.toTempFilePath.object.fileType': ['jpg', 'png'],
  'setVisualEffectOnCapture.object.visualEffect': ['none', 'hidden'],
  'startAccelerometer.object.interval': ['game', 'ui', 'normal'],
  'startCompass.object.interval': ['game', 'ui', 'normal'],
  'startGyroscope.object.interval': ['game', 'ui', 'normal'],
};

/**
 * What takes a list, and no text in its place. The typings of `sourceType` let it be a text as well.
 * @see `@mini-types/my`, chooseImage
 */
export const LISTS: ReadonlySet<string> = new Set(['scan.scanType', 'chooseImage.sizeType']);

/** Numbers between two bounds that a page of the platform gives. */
export const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'openLocation.longitude': [-180, 180],
  'openLocation.latitude': [-90, 90],
  'openLocation.scale': [3, 19],
  'chooseLocation.longitude': [-180, 180],
  'chooseLocation.latitude': [-90, 90],
  'chooseAlipayContact.count': [1, 10],
  'MapContext.updateComponents.scale': [5, 18],
  'MapContext.updateComponents.skew': [0, 80],
  'MapContext.updateComponents.rotate': [0, 360],
};

/** 十六进制颜色值, where a name such as `red` is none. */
export const HEX_COLORS: ReadonlySet<string> = new Set([
  'setNavigationBar.backgroundColor',
  'setNavigationBar.borderBottomColor',
  'setBackgroundColor.backgroundColor',
  'setBackgroundColor.backgroundColorTop',
  'setBackgroundColor.backgroundColorBottom',
]);

/**
 * Values of parameters and members of results that `my.canIUse` can be asked for, as far as the simulator takes
 * them: `datePicker.object.format.yyyy-MM`, `createSelectorQuery.return.fields.object.id`.
 */
export const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  ...LISTED,
  // Another is their failure.
  'showAuthGuide.object.authType':
    'CAMERA PHOTO LBS BLUETOOTH MICROPHONE ADDRESSBOOK NOTIFICATION BACKGROUNDER SHORTCUT'.split(
      ' ',
    ),
  'openDocument.object.fileType': ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx'],
  'datePicker.object.format': ['yyyy-MM-dd', 'HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy-MM', 'yyyy'],
  'getAuthCode.object.scopes': ['auth_base', 'auth_user'],
  'showToast.object.type': ['none', 'success', 'fail', 'exception'],
  'request.object.method': ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'],
  'request.object.dataType': ['json', 'text', 'base64', 'arraybuffer'],
  'createSelectorQuery.return.scrollOffset': ['callback'],
  'createSelectorQuery.return.boundingClientRect': ['callback'],
  'createSelectorQuery.return.fields': [
    'object',
    'object.id',
    'object.dataset',
    'object.rect',
    'object.size',
    'object.scrollOffset',
    'object.properties',
    'object.computedStyle',
    'object.node',
    'object.context',
    'callback',
  ],
};
