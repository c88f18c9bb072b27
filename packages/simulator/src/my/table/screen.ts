import { apiGroup } from './read';

/** @see ./read.ts for how a line is read */
export const SCREEN = apiGroup(
  '界面',
  `
real alert(title content buttonText confirmColor)
real confirm(title content confirmButtonText cancelButtonText confirmColor cancelColor) confirm
real prompt(title message align placeholder confirmColor cancelColor okButtonText cancelButtonText) ok inputValue
real showModal(title content showCancel cancelText cancelColor confirmText confirmColor editable placeholderText) confirm content
real showActionSheet(title destructiveBtnIndex badges items cancelButtonText) index success
real showToast(content type duration delay xOffset yOffset)
real hideToast()
real showLoading(content delay mask)
real hideLoading(page)
real enableAlertBeforeUnload(message) success
real disableAlertBeforeUnload() success
real navigateTo(url events resolvedPath) eventChannel
real redirectTo(url resolvedPath)
real reLaunch(url resolvedPath)
real switchTab(url resolvedPath)
real navigateBack(delta)
real setNavigationBar(title image backgroundColor borderBottomColor reset frontColor)
real setNavigationBarTitle(title image)
real setNavigationBarColor(backgroundColor frontColor)
real setNavigationBarBottomLineColor(borderBottomColor)
real showNavigationBarLoading()
real hideNavigationBarLoading()
real hideBackHome()
real getTitleColor() color
real getMenuButtonBoundingClientRect() = success width height top right bottom left optionMenuWidth optionMenuHeight optionMenuTop optionMenuButtom optionMenuLeft optionMenuRight optionMenuStatus
real getLeftButtonsBoundingClientRect() = backButtonIcon backButtonInteractive homeButtonIcon
real getWindowInfo() = pixelRatio screenWidth screenHeight windowWidth windowHeight statusBarHeight safeArea screenTop
real showTabBar(animation)
real hideTabBar(animation)
real setTabBarBadge(index text)
real removeTabBarBadge(index)
real showTabBarRedDot(index)
real hideTabBarRedDot(index)
real setTabBarItem(index text iconPath selectedIconPath)
real setTabBarStyle(color selectedColor backgroundColor borderStyle)
real startPullDownRefresh() success
real stopPullDownRefresh()
real setCanPullDown(canPullDown)
real setBackgroundColor(backgroundColor backgroundColorTop backgroundColorBottom) success
real setBackgroundTextStyle(textStyle) success
real pageScrollTo(scrollTop selector duration offsetTop)
real hideKeyboard() success reason
real loadFontFace(nativeCanvas family source desc global) status
real createAnimation(duration timeFunction delay transformOrigin) = step export
real createSelectorQuery() = select selectAll selectViewport in boundingClientRect scrollOffset fields node context exec
real createIntersectionObserver(thresholds initialRatio selectAll dataset) = relativeTo relativeToViewport observe disconnect
real createCanvasContext() =
real canvasToTempFilePath(canvasId canvas x y width height destWidth destHeight fileType quality) tempFilePath apFilePath
real createMapContext() = addGroundOverlay addMarkers calculateDistance changeMarkers clearRoute gestureEnable getCenterLocation getCurrentLocation getMapProperties getRegion getRotate getScale getSkew includePoints initMarkerCluster mapToScreen moveToLocation polygonContainsPoint removeGroundOverlay removeMarkers screenToMap setCenterOffset setMapType setProps showRoute showsCompass showsScale smoothDrawPolyline smoothMoveMarker smoothMovePolyline stopSmoothDrawPolyline translateMarker updateComponents updateGroundOverlay
inert getMapInfo() is3d isSupportAnim sdkName sdkVersion isSupportOversea needStyleV7
real createWebViewContext() =
real createOffscreenCanvas() =
real createLottieContext() = downgradeToPlaceholder goToAndPlay goToAndStop pause play playFromMinToMaxFrame playFromMinToMaxProgress setSpeed stop
real calculateRoute(searchType startLat startLng endLat endLng throughPoints mode city destinationCity) success distance duration
`,
);
