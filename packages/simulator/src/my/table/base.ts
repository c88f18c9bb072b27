import { apiGroup } from './read';

/** @see ./read.ts for how a line is read */
export const BASE = apiGroup(
  '基础、应用级事件、更新、分享',
  `
real env = USER_DATA_PATH clientName clientVersion language platform
real SDKVersion =
real isIDE =
real canIUse() =
real call()
real on() = remove
real off() =
real arrayBufferToBase64() =
real base64ToArrayBuffer() =
real getAccountInfoSync() = miniProgram plugin
real getAppIdSync() = appId
real getAppBaseInfo() = SDKVersion language version
real getEnterOptionsSync() = path query referrerInfo scene apiCategory
real getLaunchOptionsSync() = path query referrerInfo scene apiCategory
real getRunScene() envVersion
real getExtConfig() data extConfig
real getExtConfigSync() =
real getUpdateManager() =
real showSharePanel()
played ap.updateAlipayClient() success
real hideShareMenu()
real showShareMenu() error success errorMessage
inert hideAddToDesktopMenu()
inert hideAllAddToDesktopMenu()
inert hideFavoriteMenu()
inert hideAllFavoriteMenu()
real setOptionMenu(icon)
inert reportAnalytics(eventName data) =
inert isCollected() isCollected
real createWorker() = onMessage postMessage terminate
absent loadPlugin(plugin)
real getParentAppId() =
real getParentAppIdSync() = appId
real getPluginIdSync() = pluginId
real getBackgroundFetchData(fetchType) fetchType timestamp fetchedData
real cloud.createCloudContext(env appId) =
absent createRewardedAd() =
real event AppShow
real event AppHide
real event Error
real event UnhandledRejection
real event PageNotFound
real event ComponentError
played event LazyLoadError
`,
);
