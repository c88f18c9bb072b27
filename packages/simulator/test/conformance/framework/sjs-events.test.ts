import { fireEvent } from '@testing-library/dom';
import { appFiles, start, type PageFiles } from '../../phone';
import { openPage } from './world';

const IMPORT = '<import-sjs from="./m.sjs" name="sjs"/>';

/** A page whose AXML uses the functions of a SJS module, and what stands on it by its id. */
async function open(
  axml: string,
  sjs: string,
  js = '{}',
  components: Readonly<Record<string, PageFiles>> = {},
) {
  const world = openPage({ axml: `${IMPORT}${axml}`, js }, components, {
    'pages/index/m.sjs': `const log = (...all) => console.info(all.map((each) => String(each)).join(' '));
export default { ${sjs} };`,
  });
  await world.settle();
  const byId = (id: string) => {
    const element = world.root.querySelector<HTMLElement>(`[id="${id}"]`);
    if (!element) throw new Error(`no ${id}`);
    return element;
  };
  return { ...world, byId, click: (id: string) => fireEvent.click(byId(id)) };
}

/** A touch, and whether the browser may do what it does of itself. */
function touch(element: Element, type: string): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  return fireEvent(element, Object.assign(event, { touches: [], changedTouches: [] }));
}

describe('SJS 响应事件: 事件回调', () => {
  test('a function of a SJS module hears events of a basic component: on, catch, capture-on, capture-catch', async () => {
    const { click, lines } = await open(
      `<view onTap="{{sjs.say}}" data-n="outer"><view capture-onTap="{{sjs.say}}" data-n="down">
         <view catchTap="{{sjs.say}}" data-n="caught"><view id="a"/></view></view>
         <view capture-catchTap="{{sjs.say}}" data-n="stopped"><view id="b" onTap="{{sjs.say}}" data-n="never"/></view></view>`,
      'say: (event) => log(event.type, event.currentTarget.dataset.n)',
    );
    click('a');
    click('b');
    expect(lines()).toEqual(['tap down', 'tap caught', 'tap stopped']);
  });

  test('an event that does not bubble is heard too', async () => {
    const { byId, lines } = await open(
      '<input id="a" onInput="{{sjs.say}}"/>',
      'say(event) { log(event.detail.value); }',
    );
    fireEvent.input(byId('a'), { target: { value: '你好' } });
    expect(lines()).toEqual(['你好']);
  });

  test.each(['touchStart', 'touchMove', 'touchEnd', 'touchCancel'])(
    'event.preventDefault() prevents what the browser does with %s',
    async (type) => {
      const name = type.charAt(0).toUpperCase() + type.slice(1);
      const { byId } = await open(
        `<view id="a" on${name}="{{sjs.prevent}}"/><view id="b" on${name}="{{sjs.hear}}"/>`,
        'prevent(event) { event.preventDefault(); }, hear() {}',
      );
      expect(touch(byId('a'), type.toLowerCase())).toBe(false);
      expect(touch(byId('b'), type.toLowerCase())).toBe(true);
    },
  );

  test('event.preventDefault() has no effect on a tap', async () => {
    const { click } = await open(
      '<view id="a" onTap="{{sjs.prevent}}"/>',
      'prevent(event) { event.preventDefault(); return false; }',
    );
    expect(click('a')).toBe(true);
  });

  test('event.stopPropagation() keeps the event from the parents', async () => {
    const { click, lines } = await open(
      '<view onTap="{{sjs.say}}"><view id="a" onTap="{{sjs.stop}}"/></view>',
      'stop(event) { event.stopPropagation(); log("child"); }, say() { log("parent"); }',
    );
    click('a');
    expect(lines()).toEqual(['child']);
  });

  test('returning false is both; any other value is neither', async () => {
    const { byId, lines } = await open(
      '<view onTouchMove="{{sjs.say}}"><view id="a" onTouchMove="{{sjs.no}}"/><view id="b" onTouchMove="{{sjs.zero}}"/></view>',
      'no: () => false, zero: () => 0, say() { log("parent"); }',
    );
    expect(touch(byId('a'), 'touchmove')).toBe(false);
    expect(lines()).toEqual([]);
    expect(touch(byId('b'), 'touchmove')).toBe(true);
    expect(lines()).toEqual(['parent']);
  });

  test('event.composedPath() is the path of basic components, through custom components', async () => {
    const { click, lines } = await open(
      '<view data-n="top" onTap="{{sjs.path}}"><part><view id="a" data-n="hit"/></part></view>',
      'path(event) { log(event.composedPath().map((each) => each.getDataset().n).join(" ")); }',
      '{}',
      { 'parts/part': { axml: '<view data-n="inner"><slot/></view>' } },
    );
    click('a');
    expect(lines()).toEqual(['hit inner top']);
  });

  test('what SJS throws is reported', async () => {
    const { click, takeErrors } = await open(
      '<view id="a" onTap="{{sjs.bad}}"/>',
      'bad() { const missing = undefined; missing.thing(); }',
    );
    click('a');
    expect(takeErrors().join()).toContain('thing');
  });
});

describe('SJS 响应事件: 自定义组件/页面 Descriptor', () => {
  const SELECT =
    'find(event, owner) { for (const each of event.currentTarget.dataset.s) { const all = owner.selectAllComponents(each); const one = owner.selectComponent(each); log(all.map((n) => n.getDataset().n).join(" ") + "/" + (one && one.getDataset().n)); } }';

  test('selector: #id, .a.b, >, descendant, union; one or all', async () => {
    const { click, lines } = await open(
      `<view id="go" onTap="{{sjs.find}}" data-s="{{['#x','.p.q','.top > .p','.top .p','#x, .q','.none']}}"/>
       <view class="top"><view class="p" data-n="1"><view class="p q" data-n="2"/></view><view id="x" data-n="3"/></view>`,
      SELECT,
    );
    click('go');
    expect(lines()).toEqual(['3/3', '2/2', '1/1', '1 2/1', '2 3/2', '/undefined']);
  });

  test('>>> goes into custom components; a slot’s content is selected by who provides it', async () => {
    const { click, lines } = await open(
      `<view id="go" onTap="{{sjs.find}}" data-s="{{['.in', '.top >>> .in', '.given']}}"/>
       <view class="top"><part><view class="given" data-n="g"/></part></view>`,
      SELECT,
      '{}',
      { 'parts/part': { axml: '<view class="in" data-n="i"><slot/></view>' } },
    );
    click('go');
    expect(lines()).toEqual(['/undefined', 'i/i', 'g/g']);
  });

  test('a basic component selects its own descendants', async () => {
    const { click, lines } = await open(
      '<view class="p" data-n="1"/><view id="a" class="p" onTap="{{sjs.find}}"><view class="p" data-n="2"/></view>',
      'find(event) { log(event.instance.selectAllComponents(".p").map((n) => n.getDataset().n).join()); }',
    );
    click('a');
    expect(lines()).toEqual(['2']);
  });

  test('a selector that the page does not list is a problem', async () => {
    const { click, takeErrors } = await open(
      '<view id="a" onTap="{{sjs.find}}"/>',
      'find(event, owner) { owner.selectComponent("[id=a]"); }',
    );
    click('a');
    expect(takeErrors().join()).toContain('selectComponent: ids and classes');
  });

  test('getState keeps variables, each descriptor its own', async () => {
    const { click, lines } = await open(
      '<view id="a" onTap="{{sjs.count}}"/>',
      'count(event, owner) { const s = owner.getState(); s.n = (s.n || 0) + 1; log(s.n, event.instance.getState().n); }',
    );
    click('a');
    click('a');
    expect(lines()).toEqual(['1 undefined', '2 undefined']);
  });

  test('callMethod calls a method of the page with its argument', async () => {
    const { click, lines, shown } = await open(
      '<view id="a" onTap="{{sjs.go}}"/>{{n}}',
      'go(event, owner) { owner.callMethod("set", { n: 7 }); log("after"); }',
      '{ set(arg) { console.info("method " + arg.n); this.setData(arg); } }',
    );
    click('a');
    expect(await shown()).toBe('7');
    expect(lines()).toEqual(['after', 'method 7']);
  });

  test('selectOwnerComponent: from a component to who uses it', async () => {
    const { root, settle, lines } = openPage(
      { axml: '<part/>', js: `{ hello() { console.info('page'); } }` },
      {
        'parts/part': {
          axml: '<import-sjs from="./m.sjs" name="sjs"/><view id="a" onTap="{{sjs.up}}"/>',
          js: `{ methods: { hello() { console.info('part'); } } }`,
        },
      },
      {
        'parts/m.sjs':
          'export default { up(event, owner) { owner.callMethod("hello"); owner.selectOwnerComponent().callMethod("hello"); } };',
      },
    );
    await settle();
    fireEvent.click(root.querySelector('[id="a"]') ?? root);
    await settle();
    expect(lines()).toEqual(['part', 'page']);
  });

  test.each([
    ['setTimeout', 'clearTimeout'],
    ['requestAnimationFrame', 'cancelAnimationFrame'],
  ])('%s is cancelled by %s of the same descriptor alone', async (ask, cancel) => {
    const { click, lines } = await open(
      '<view id="a" onTap="{{sjs.go}}"/>',
      `go(event, owner) {
        owner.${cancel}(owner.${ask}(() => log('cancelled'), 0));
        event.instance.${cancel}(owner.${ask}(() => log('runs'), 0));
        owner.${ask}(() => owner.callMethod('done'), 0);
      }`,
      '{ done() { console.info("done"); } }',
    );
    click('a');
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
    });
    expect(lines()).toEqual(['runs', 'done']);
  });

  test.each([
    ['setTimeout', 'clearTimeout'],
    ['requestAnimationFrame', 'cancelAnimationFrame'],
  ] as const)('what %s has run is forgotten', async (ask, cancel) => {
    const { click, lines } = await open(
      '<view id="a" onTap="{{sjs.go}}" onLongTap="{{sjs.late}}"/>',
      `go(event, owner) { event.instance.getState().id = owner.${ask}(() => log('ran'), 0); },
      late(event, owner) { owner.${cancel}(event.instance.getState().id); }`,
      '{}',
    );
    click('a');
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
    });
    expect(lines()).toEqual(['ran']);
    const cancelled = jest.spyOn(window, cancel);
    fireEvent(document.querySelector('[id="a"]') ?? document, new Event('sim-long-tap'));
    expect(cancelled).not.toHaveBeenCalled();
  });
});

describe('SJS 响应事件: 基础组件 Descriptor', () => {
  test('setStyle takes an object or text, with rpx; it is stronger than AXML’s and replaces what was set; setData leaves it', async () => {
    const { click, byId, tap } = await open(
      `<view id="a" style="color: {{c}}; top: 1px" onTap="{{sjs.object}}" catchLongTap="{{sjs.text}}"/>
       <view id="b" onTap="{{sjs.text}}"/><button onTap="draw">画</button>`,
      `object(event) { event.instance.setStyle({ 'color': 'green', 'width': '75rpx' }); },
       text(event, owner) { owner.selectComponent('#a').setStyle('left: 2px'); }`,
      `{ data: { c: 'red' }, draw() { this.setData({ c: 'blue' }); } }`,
    );
    const style = () => getComputedStyle(byId('a'));
    click('a');
    expect(style().color).toBe('rgb(0, 128, 0)');
    expect(byId('a').getAttribute('style')).toContain('width: calc(var(--rpx, 0.5px) * 75)');
    await tap('画');
    expect(style().color).toBe('rgb(0, 128, 0)');
    click('b');
    expect(style().color).toBe('rgb(0, 0, 255)');
    expect([style().left, style().top]).toEqual(['2px', '1px']);
    expect(byId('a').getAttribute('style')).not.toContain('width');
  });

  test('addClass, removeClass, hasClass: several names; a redraw leaves them', async () => {
    const { click, byId, tap, lines } = await open(
      '<view id="a" class="x {{c}}" onTap="{{sjs.go}}"/><button onTap="draw">画</button>',
      `go(event) { const one = event.instance; log(one.hasClass('x'), one.hasClass('p'));
         one.addClass('p', 'q'); one.removeClass('x'); log(one.hasClass('x'), one.hasClass('p')); }`,
      `{ data: { c: 'c' }, draw() { this.setData({ c: 'd' }); } }`,
    );
    click('a');
    expect(lines()).toEqual(['true false', 'false true']);
    await tap('画');
    expect(byId('a').className).toBe('a-view d p q');
  });

  test.each([
    ['hasClass("a-view")', 'hasClass: a-view'],
    ['addClass("a-b")', 'addClass: a-b'],
    ['removeClass("a-view")', 'removeClass: a-view'],
    ['getDOMProperty(["innerHTML"])', 'getDOMProperty: innerHTML'],
    ['setDOMProperty({ innerHTML: "" })', 'setDOMProperty: innerHTML'],
    ['setStyle(1)', 'setStyle: text or an object'],
    ['getComputedStyle("top")', 'getComputedStyle: a list'],
  ])('%s is a problem', async (call, message) => {
    const { click, takeErrors } = await open(
      '<view id="a" onTap="{{sjs.go}}"/>',
      `go(event) { event.instance.${call}; }`,
    );
    click('a');
    expect(takeErrors().join()).toContain(message);
  });

  test('getDataset, getComputedStyle, getBoundingClientRect, getDOMProperty, setDOMProperty', async () => {
    const { click, byId, lines } = await open(
      '<view id="a" data-foo-bar="{{1}}" style="top: 3px" onTap="{{sjs.go}}"/>',
      `go({ instance }) {
        instance.setDOMProperty({ scrollTop: 30, scrollLeft: 4 });
        log(JSON.stringify([instance.getDataset(), instance.getComputedStyle(['top']),
          instance.getBoundingClientRect().width, instance.getDOMProperty(['scrollLeft', 'scrollTop'])]));
      }`,
    );
    byId('a').getBoundingClientRect = () => new DOMRect(1, 2, 30, 40);
    click('a');
    expect(lines()).toEqual(['[{"fooBar":1},{"top":"3px"},30,{"scrollLeft":4,"scrollTop":30}]']);
  });
});

describe('SJS 响应事件: 属性监听', () => {
  test('called once at initialisation, then when the value has changed, with both descriptors', async () => {
    const { tap, lines } = await open(
      `<view data-foo="{{foo}}" class="k" change:data-foo="{{sjs.changed}}"/>{{other}}
       <button onTap="other">别</button><button onTap="set">改</button>`,
      `changed(next, last, owner, instance) { log(next, last, owner.selectAllComponents('.k').length, instance.getDataset().foo); }`,
      `{ data: { foo: 1 }, other() { this.setData({ other: 1, foo: 1 }); }, set() { this.setData({ foo: 2 }); } }`,
    );
    expect(lines()).toEqual(['1 undefined 1 1']);
    await tap('别');
    expect(lines()).toEqual([]);
    await tap('改');
    expect(lines()).toEqual(['2 1 1 2']);
  });

  test('attributes are listened to as well', async () => {
    const { lines } = await open(
      '<view class="x" change:class="{{sjs.changed}}"/>',
      'changed(next) { log(next); }',
    );
    expect(lines()).toEqual(['x']);
  });
});

describe('SJS 响应事件: 使用限制', () => {
  test.each([
    ['<map onTap="{{sjs.f}}"/>', 'SJS hears no events of native components'],
    ['<map data-a="1" change:data-a="{{sjs.f}}"/>', 'SJS hears nothing of native components'],
    ['<part onTap="{{sjs.f}}"/>', 'SJS hears the events of basic components alone'],
    ['<part a="1" change:a="{{sjs.f}}"/>', 'SJS listens to basic components alone'],
    ['<view data-a="1" change:data-a="f"/>', 'a function of a SJS module is required'],
    ['<view change:data-a="{{sjs.f}}"/>', 'there is no data-a to listen to'],
    ['<view onTap="{{sjs.nothing.at}}" onLongTap="{{sjs}}"/>', 'the name of a method is required'],
  ])('%s is a problem', (axml, message) => {
    const files = appFiles(
      {
        'pages/index/index': {
          axml: `${IMPORT}${axml}`,
          json: { usingComponents: { part: '/parts/part' } },
        },
      },
      { 'parts/part': { axml: '<view/>' } },
      { 'pages/index/m.sjs': 'export default { f() {} };' },
    );
    expect(() => start(files)).toThrow(`pages/index/index.axml:1: `);
    expect(() => start(files)).toThrow(message);
  });

  test('my.canIUse("sjs.event.selector.deep")', async () => {
    const { shown } = openPage({
      axml: '{{can}}',
      js: `{ onLoad() { this.setData({ can: String(my.canIUse('sjs.event.selector.deep')) }); } }`,
    });
    expect(await shown()).toBe('true');
  });
});
