import {
  attributes,
  events,
  ignored,
  TOUCHES_ALONE,
  undocumented,
  works,
  type ComponentTable,
} from './entry';

const SWIPER_EASINGS = ['default', 'linear', 'easeInCubic', 'easeOutCubic', 'easeInOutCubic'];

const HOVER = {
  hoverClass: works(),
  hoverStartTime: works(),
  hoverStayTime: works(),
};

/** Components that hold others (视图容器). */
export const CONTAINERS: ComponentTable = {
  view: {
    page: '视图容器/view 视图容器',
    attributes: {
      ...HOVER,
      hoverStopPropagation: works(false),
      disableScroll: works(false),
      animation: works({}),
    },
    events: events(
      'works',
      'transitionEnd animationStart animationIteration animationEnd appear disappear firstAppear',
    ),
  },
  'scroll-view': {
    page: '视图容器/scroll-view 可滚动视图区域',
    attributes: {
      scrollX: works(false),
      scrollY: works(false),
      upperThreshold: works(50),
      lowerThreshold: works(50),
      scrollTop: works(),
      scrollLeft: works(),
      scrollIntoView: works(),
      scrollWithAnimation: works(false),
      trapScroll: works(false),
      disableLowerScroll: works(undefined, ['always', 'out-of-bounds']),
      disableUpperScroll: works(undefined, ['always', 'out-of-bounds']),
      // How long the browser takes to scroll smoothly is its own choice.
      scrollAnimationDuration: works(),
      // There is no status bar to tap.
      enableBackToTop: ignored(false),
    },
    events: events('works', 'scroll scrollToUpper scrollToLower'),
    touches: TOUCHES_ALONE,
  },
  swiper: {
    page: '视图容器/swiper 滑块视图容器',
    attributes: {
      indicatorDots: works(false),
      indicatorColor: works('rgba(0, 0, 0, .3)'),
      indicatorActiveColor: works('#000'),
      activeClass: works(),
      changingClass: works(),
      autoplay: works(false),
      current: works(0),
      duration: works(500),
      interval: works(5000),
      circular: works(false),
      vertical: works(false),
      previousMargin: works('0px'),
      nextMargin: works('0px'),
      acceleration: works(false),
      disableProgrammaticAnimation: works(false),
      disableTouch: works(false),
      swipeRatio: works(0.2),
      swipeSpeed: works(0.05),
      touchAngle: works(45),
      displayMultipleItems: works(1),
      easingFunction: works('default', SWIPER_EASINGS),
      snapToEdge: works(false),
      adjustHeight: works('first', ['first', 'current', 'highest', 'none']),
      adjustVerticalHeight: works(false),
    },
    events: events('works', 'change transition animationEnd'),
    touches: TOUCHES_ALONE,
  },
  'swiper-item': {
    page: '视图容器/swiper 滑块视图容器',
    attributes: { key: undocumented(ignored()) },
    events: {},
    touches: [],
  },
  'movable-area': {
    page: '视图容器/movable-area 可移动视图区域',
    attributes: { scaleArea: works(false) },
    events: {},
  },
  'movable-view': {
    page: '视图容器/movable-view 可移动视图容器',
    attributes: {
      direction: works('none', ['all', 'vertical', 'horizontal', 'none']),
      inertia: works(false),
      outOfBounds: works(false),
      x: works(0),
      y: works(0),
      damping: works(20),
      friction: works(2),
      disabled: works(false),
      scale: works(false),
      scaleMin: works(0.5),
      scaleMax: works(10),
      scaleValue: works(1),
      animation: works(false),
    },
    events: events('works', 'change changeEnd scale'),
    touches: ['tap', ...TOUCHES_ALONE],
  },
  'cover-view': {
    page: '视图容器/cover-view 文本视图',
    attributes: {
      // No component lies on a layer of its own here, so nothing has to be let through to it.
      penetrateGuesture: ignored(false),
    },
    events: {},
    touches: ['tap'],
  },
  'cover-image': {
    page: '视图容器/cover-image 图片视图',
    attributes: { src: works() },
    events: {},
    touches: ['tap'],
    container: false,
  },
  'page-container': {
    page: '视图容器/page-container 页面容器',
    attributes: {
      show: works(false),
      duration: works(300),
      zIndex: works(100),
      overlay: works(true),
      position: works('bottom', ['top', 'bottom', 'right', 'center']),
      round: works(false),
      closeOnSlideDown: works(false),
      overlayStyle: works(),
      customStyle: works(),
    },
    events: events(
      'works',
      'beforeEnter enter enterCancelled afterEnter beforeLeave leave leaveCancelled afterLeave clickOverlay',
    ),
  },
  'share-element': {
    page: '视图容器/share-element 共享元素',
    attributes: {
      name: works(),
      transform: works(false),
      duration: works(300),
      easingFunction: works('ease-out'),
    },
    events: {},
  },
  // The pages of these two are not in the repository; their names come from 组件概览 and MediaQueryObserver.observe.
  'match-media': {
    attributes: {
      ...attributes('works', 'minWidth maxWidth width minHeight maxHeight height'),
      orientation: works(undefined, ['landscape', 'portrait']),
    },
    events: {},
  },
  'root-portal': { attributes: { enable: works(true) }, events: {} },
};
