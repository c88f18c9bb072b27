import { attributes, events, ignored, undocumented, works, type ComponentTable } from './entry';

const IMAGE_MODES = [
  'scaleToFill',
  'aspectFit',
  'aspectFill',
  'widthFix',
  'heightFix',
  'top',
  'bottom',
  'center',
  'left',
  'right',
  'top left',
  'top right',
  'bottom left',
  'bottom right',
];

/** Pictures, films, drawings and maps (媒体组件, 画布, 地图). */
export const MEDIA: ComponentTable = {
  image: {
    page: '媒体组件/image 图片',
    attributes: {
      src: works(),
      mode: works('scaleToFill', IMAGE_MODES),
      lazyLoad: works(false),
      defaultSource: works(),
    },
    events: events('works', 'load error'),
    container: false,
  },
  video: {
    page: '媒体组件/video 视频',
    attributes: {
      src: works(),
      poster: works(),
      posterSize: ignored('contain'),
      objectFit: works('contain', ['contain', 'fill']),
      initialTime: works(),
      controls: works(true),
      autoplay: works(false),
      loop: works(false),
      muted: works(false),
      // The browser has controls of its own, shown or hidden as a whole.
      duration: ignored(),
      direction: ignored(undefined, ['0', '90', '-90']),
      showFullscreenBtn: ignored(true),
      showPlayBtn: ignored(true),
      showCenterPlayBtn: ignored(true),
      showMuteBtn: ignored(true),
      showThinProgressBar: ignored(false),
      enableProgressGesture: ignored(false),
      mobilenetHintType: ignored(1),
      floatingMode: ignored('none', ['none', 'page', 'miniprogram']),
      // In the sample of my.createVideoContext.md alone.
      enableNative: undocumented(ignored()),
    },
    events: events(
      'works',
      'play pause ended timeUpdate loading error fullScreenChange userAction stop renderStart',
    ),
    container: false,
  },
  lottie: {
    page: '媒体组件/lottie 动画',
    attributes: {
      placeholder: works(),
      path: works(),
      // A box shows which animation it stands for, and does not play it.
      autoplay: ignored(false),
      speed: ignored(1),
      repeatCount: ignored(0),
      autoReverse: ignored(false),
      optimize: ignored(false),
      // `djangoId` is on the page of my.createLottieContext alone.
      ...attributes('ignored', 'assetsPath md5 djangoId'),
    },
    events: events(
      'works',
      'dataReady dataFailed animationStart animationEnd animationRepeat animationCancel dataLoadReady',
    ),
    container: false,
  },
  camera: {
    page: '媒体组件/camera 相机',
    attributes: {
      mode: ignored('normal', ['normal', 'scanCode']),
      devicePosition: works(undefined, ['front', 'back']),
      flash: ignored('auto', ['auto', 'on', 'off']),
      outputDimension: ignored('720P', ['360P', '540P', '720P', '1080P', 'max']),
      frameSize: ignored('medium', ['small', 'medium', 'large']),
    },
    events: events('works', 'ready stop error scanCode'),
  },
  canvas: {
    page: '画布/canvas 画布',
    attributes: {
      type: works(undefined, ['2d', 'webgl']),
      width: works('300px'),
      height: works('225px'),
      disableScroll: works(false),
    },
    events: { ready: 'works' },
  },
  map: {
    page: '地图/map 地图',
    attributes: {
      latitude: works(),
      longitude: works(),
      scale: works(16),
      ...attributes(
        'works',
        'markers polyline circles polygon controls includePoints includePadding',
      ),
      enableScroll: works(),
      setting: works(),
      // What lies on the map is drawn, and no map below it.
      skew: ignored(0),
      rotate: ignored(0),
      showLocation: ignored(),
      customMapStyle: ignored(undefined, ['default', 'light']),
      ...attributes(
        'ignored',
        'groundOverlays tileOverlay panels optimize showCompass showScale enableOverlooking enableZoom ' +
          'enableRotate enableTraffic enablePoi enableBuilding',
      ),
    },
    events: events(
      'works',
      'markerTap calloutTap controlTap regionChange panelTap initComplete markerMove markerMoveEnd polylineMoveEnd',
    ),
  },
  // The pages of these two are not in the repository; their names are those that apps use.
  'live-player': {
    attributes: {
      src: works(),
      poster: works(),
      ...attributes('ignored', 'mode autoplay muted orientation objectFit minCache maxCache'),
    },
    events: events(
      'works',
      'stateChange netStatus fullScreenChange error userAction play pause stop',
    ),
    container: false,
  },
  ad: {
    attributes: attributes('ignored', 'unitId spaceCode gridId adIntervals type'),
    events: events('works', 'load error close'),
    container: false,
  },
};
