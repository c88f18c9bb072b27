import { appFiles, start } from './phone';

interface WeChatComponent {
  readonly dom: HTMLElement;
  attach(parent: HTMLElement): void;
}

/** WeChat's own tool: the part that draws a template, whose declarations pull in WeChat's globals. */
const weChat: {
  load(definition: object): string;
  render(id: string): WeChatComponent;
} = jest.requireActual('miniprogram-simulate');

const DATA = {
  name: '小芝',
  no: false,
  count: 3,
  list: ['甲', '乙'],
  rows: [
    { id: 1, cells: ['a', 'b'] },
    { id: 2, cells: [] },
    { id: 3, cells: ['c'] },
  ],
  deep: { a: { b: '深' } },
};

/** Tags, classes and texts, without what either engine adds to them. */
function outline(element: Element): unknown[] {
  return [...element.childNodes].flatMap((child): unknown[] => {
    if (!(child instanceof Element)) {
      const text = (child.textContent ?? '').trim();
      return text === '' ? [] : [text];
    }
    const tag = (child.getAttribute('data-node') ?? child.localName).replace(/^wx-/, '');
    const classes = [...child.classList].filter((name) => !/^(a-|main--)/.test(name));
    return [[tag, classes, outline(child)]];
  });
}

async function drawnAsAlipays(template: string): Promise<unknown[]> {
  const axml = template.replace(/wx:/g, 'a:');
  const { root, settle } = start(
    appFiles({ 'pages/a/a': { axml, js: `{ data: ${JSON.stringify(DATA)} }` } }),
  );
  await settle();
  const page = root.querySelector('.a-page');
  if (!page) throw new Error('no page is on the screen');
  return outline(page);
}

function drawnAsWeChats(template: string): unknown[] {
  const component = weChat.render(weChat.load({ template, data: DATA }));
  component.attach(document.body);
  return outline(component.dom);
}

/** What WXML and AXML have in common, but for the prefix of their directives. */
test.each([
  '<view class="x">{{name}}：{{count + 1}}</view>',
  '<view>{{count > 2 ? "多" : "少"}}{{deep.a.b}}{{list[1]}}</view>',
  '<view wx:if="{{no}}">一</view><view wx:elif="{{count === 3}}">二</view><view wx:else>三</view>',
  '<view wx:for="{{list}}">{{index}}{{item}}</view>',
  '<view wx:for="{{rows}}" wx:key="id"><view wx:for="{{item.cells}}" wx:for-item="cell" wx:for-index="at" wx:key="*this">{{index}}{{at}}{{cell}}</view></view>',
  '<block wx:for="{{list}}"><view>{{item}}</view><view wx:if="{{index}}">-</view></block>',
  '<block wx:if="{{name}}"><view>是</view></block><block wx:else><view>否</view></block>',
  "<view class=\"a {{no ? 'b' : 'c'}}\">{{!no && name}}</view>",
])('is drawn as WeChat’s tool draws it: %s', async (template) => {
  const drawn = await drawnAsAlipays(template);
  expect(drawn).not.toEqual([]);
  expect(drawn).toEqual(drawnAsWeChats(template));
});
