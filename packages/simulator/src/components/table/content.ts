import { attributes, events, ignored, works, type ComponentTable } from './entry';

const SPACES = ['nbsp', 'ensp', 'emsp'];

/** Components that show something, or lead somewhere (基础内容, 导航, 开放组件, 页面配置属性节点). */
export const CONTENT: ComponentTable = {
  text: {
    page: '基础内容/text 文本',
    attributes: {
      selectable: works(false),
      space: works(undefined, SPACES),
      decode: works(false),
      numberOfLines: works(),
    },
    events: {},
    touches: ['tap'],
    hidable: false,
  },
  icon: {
    page: '基础内容/icon 图标',
    attributes: {
      type: works(undefined, [
        'info',
        'warn',
        'waiting',
        'cancel',
        'download',
        'search',
        'clear',
        'success',
        'success_no_circle',
        'loading',
      ]),
      size: works(23),
      color: works(),
    },
    events: {},
    touches: [],
    container: false,
  },
  progress: {
    page: '基础内容/progress 进度条',
    attributes: {
      percent: works(),
      showInfo: works(false),
      strokeWidth: works(6),
      activeColor: works('#09BB07'),
      backgroundColor: works(),
      active: works(false),
    },
    events: {},
    container: false,
  },
  'rich-text': {
    page: '基础内容/rich-text 富文本',
    attributes: { nodes: works(), space: works(undefined, SPACES) },
    // The page spells the touches in its own way.
    events: events('works', 'touchstart touchmove touchcancel touchend longtap'),
    container: false,
  },
  navigator: {
    page: '导航/navigator 页面链接',
    attributes: {
      openType: works('navigate', [
        'navigate',
        'redirect',
        'switchTab',
        'navigateBack',
        'reLaunch',
        'exit',
        // From the page on error-view.
        'reload',
      ]),
      hoverClass: works('none'),
      hoverStartTime: works(),
      hoverStayTime: works(),
      url: works(),
    },
    events: {},
    touches: [],
  },
  'web-view': {
    page: '开放组件/web-view/web-view H5 页面承载',
    attributes: { src: works() },
    events: events('works', 'message load error'),
    container: false,
  },
  lifestyle: {
    page: '开放组件/lifestyle 关注生活号',
    attributes: { publicId: works(), memo: works() },
    required: ['publicId'],
    events: { follow: 'works' },
    container: false,
  },
  'contact-button': {
    page: '开放组件/contact-button 智能客服',
    attributes: {
      size: works(25),
      color: works('#00A3FF'),
      icon: works(),
      // They say whom the customer talks to; there is no one here.
      ...attributes('ignored', 'tntInstId scene alipayCardNo extInfo'),
    },
    required: ['tntInstId', 'scene'],
    events: {},
    container: false,
  },
  'error-view': {
    page: '开放组件/error-view 异常视图',
    attributes: {
      fullscreen: works(false),
      type: works('default', ['default', 'busy', 'error', 'network', 'trade']),
      title: works(),
      message: works(),
      titleColor: works(),
      messageColor: works(),
    },
    events: {},
  },
  'page-meta': {
    page: '页面配置属性节点/page-meta',
    attributes: {
      backgroundColor: works(),
      // Seen on iOS alone, when the page is pulled beyond its end.
      backgroundColorTop: ignored(),
      backgroundColorBottom: ignored(),
      rootBackgroundColor: works(),
      backgroundTextStyle: ignored(undefined, ['dark', 'light']),
      scrollTop: works(),
      scrollDuration: works(300),
      pageStyle: works(),
      pageFontSize: works(),
      // `rem` is always the phone's 100 rpx here.
      rootFontSize: works(),
    },
    events: { scroll: 'works' },
    touches: [],
  },
};
