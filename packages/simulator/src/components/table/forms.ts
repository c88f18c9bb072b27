import { events, ignored, undocumented, works, type ComponentTable } from './entry';

const CONFIRM_TYPES = ['done', 'go', 'next', 'search', 'send'];

const FIELD = {
  value: works(),
  name: works(),
  placeholder: works(),
  placeholderStyle: works(),
  placeholderClass: works(),
  disabled: works(false),
  maxlength: works(140),
  focus: works(false),
  controlled: works(false),
  // Cures of a device's own keyboards: from the text of the pages, and from libraries.
  enableNative: ignored(),
  adjustPosition: undocumented(ignored()),
};

const CHOICE = {
  value: works(),
  checked: works(false),
  disabled: works(false),
  color: works(),
  name: undocumented(works()),
};

/** Components of forms (表单组件). */
export const FORMS: ComponentTable = {
  button: {
    page: '表单组件/button 按钮',
    attributes: {
      size: works('default', ['default', 'mini']),
      type: works('default', ['default', 'primary', 'warn']),
      plain: works(false),
      // ghost 与 plain 等效.
      ghost: works(false),
      disabled: works(false),
      loading: works(false),
      hoverClass: works('button-hover'),
      hoverStartTime: works(20),
      hoverStayTime: works(70),
      hoverStopPropagation: works(false),
      formType: { ...works(undefined, ['submit', 'reset']), passed: ['button'] },
      openType: works(undefined, ['share', 'getAuthorize', 'contactShare', 'lifestyle']),
      scope: works(undefined, ['phoneNumber', 'userInfo']),
      publicId: works(),
    },
    events: events('works', 'getAuthorize followLifestyle error getUserInfo getPhoneNumber'),
    touches: ['tap'],
  },
  form: {
    page: '表单组件/form 表单',
    attributes: { reportSubmit: works(false) },
    events: events('works', 'submit reset'),
  },
  label: {
    page: '表单组件/label 标签',
    attributes: { for: works() },
    events: {},
    touches: [],
  },
  input: {
    page: '表单组件/input 输入框',
    attributes: {
      ...FIELD,
      type: works('text', [
        'text',
        'number',
        'idcard',
        'digit',
        'numberpad',
        'digitpad',
        'idcardpad',
      ]),
      password: works(false),
      confirmType: works('done', CONFIRM_TYPES),
      confirmHold: works(false),
      cursor: works(),
      selectionStart: works(-1),
      selectionEnd: works(-1),
      randomNumber: ignored(false),
      alwaysSystem: ignored(false),
    },
    events: events('works', 'input confirm focus blur'),
    touches: [],
    container: false,
  },
  textarea: {
    page: '表单组件/textarea 多行输入框',
    attributes: {
      ...FIELD,
      autoHeight: works(false),
      showCount: works(true),
      confirmType: works('return', ['return', ...CONFIRM_TYPES]),
    },
    events: events('works', 'input confirm focus blur'),
    touches: [],
    container: false,
  },
  checkbox: {
    page: '表单组件/checkbox 多项选择器',
    attributes: CHOICE,
    events: { change: 'works' },
    container: false,
  },
  'checkbox-group': {
    page: '表单组件/checkbox-group 多项选择器组',
    // What is chosen is up to the items.
    attributes: { name: works(), value: undocumented(ignored()) },
    events: { change: 'works' },
  },
  radio: {
    page: '表单组件/radio 单选按钮',
    attributes: CHOICE,
    events: { change: 'works' },
    container: false,
  },
  'radio-group': {
    page: '表单组件/radio-group 单选项目组',
    attributes: { name: works(), value: undocumented(ignored()) },
    events: { change: 'works' },
  },
  switch: {
    page: '表单组件/switch 单选开关',
    attributes: {
      name: works(),
      checked: works(),
      disabled: works(),
      color: works(),
      controlled: works(false),
    },
    events: { change: 'works' },
    container: false,
  },
  slider: {
    page: '表单组件/slider 滑动选择器',
    attributes: {
      name: works(),
      min: works(0),
      max: works(100),
      step: works(1),
      disabled: works(false),
      value: works(0),
      showValue: works(false),
      activeColor: works('#108ee9'),
      backgroundColor: works('#ddd'),
      trackSize: works(4),
      handleSize: works(22),
      handleColor: works('#fff'),
    },
    events: events('works', 'change changing'),
    container: false,
  },
  picker: {
    page: '表单组件/picker 弹出的滚动选择器',
    attributes: {
      title: works(),
      range: works([]),
      rangeKey: works(),
      value: works(),
      disabled: works(false),
      // The page on form counts the picker among its controls, which need a name.
      name: works(),
    },
    events: { change: 'works' },
  },
  'picker-view': {
    page: '表单组件/picker-view 滚动选择器',
    attributes: {
      value: works(),
      indicatorStyle: works(),
      indicatorClass: works(),
      maskStyle: works(),
      maskClass: works(),
      immediateChange: works(false),
    },
    events: events('works', 'change pickStart pickEnd'),
  },
  'picker-view-column': {
    page: '表单组件/picker-view 滚动选择器',
    attributes: {},
    events: {},
  },
};
