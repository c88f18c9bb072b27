/**
 * Values of parameters and members of results that `my.canIUse` can be asked for, as far as the simulator takes
 * them: `datePicker.object.format.yyyy-MM`, `createSelectorQuery.return.fields.object.id`.
 */
export const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'datePicker.object.format': ['yyyy-MM-dd', 'HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy-MM', 'yyyy'],
  'getAuthCode.object.scopes': ['auth_base', 'auth_user'],
  'scan.object.scanType': ['qrCode', 'barCode', 'dmCode', 'pdf417Code', 'narrowCode', 'hmCode'],
  'chooseImage.object.sourceType': ['camera', 'album'],
  'chooseImage.object.sizeType': ['original', 'compressed'],
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
