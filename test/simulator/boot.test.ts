import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createSimulator, type SimulatorEvent } from '../../simulator';

test('boots', async () => {
  const events: SimulatorEvent[] = [];
  const simulator = createSimulator({
    root: document.body,
    user: { userId: '2088000000000001', nickname: '小明' },
    alipay: { issueAuthCode: () => Promise.resolve('code') },
    onEvent: (event) => events.push(event),
    files: {
      'app.json': JSON.stringify({
        pages: ['pages/a/a', 'pages/b/b'],
        window: { defaultTitle: '示例' },
      }),
      'app.js': 'App({ globalData: { n: 1 }, onLaunch() { this.started = true; } });',
      'app.acss':
        'page { background: red } .x { width: 10rpx } view, button.primary > text { color: red }',
      'pages/a/a.json': '{"usingComponents": {"my-c": "../../c/c"}}',
      'pages/a/a.js': `Page({ data: { n: 1, list: ['x', 'y'] }, add(e) { this.setData({ n: this.data.n + 1 }); }, go() { my.navigateTo({ url: '../b/b?q=' + encodeURIComponent('你') }); },
         onDone(v) { this.setData({ done: v }); }, typed(e) { this.setData({ typed: e.detail.value }); } });`,
      'pages/a/a.axml': `<view class="x">计数 {{n}}</view><button onTap="add">加一</button><view a:for="{{list}}" a:key="*this">{{index}}:{{item}}</view><button onTap="go">去B</button>
        <my-c n="{{n}}" onDone="onDone"><text>插槽{{n}}</text></my-c><view a:if="{{done}}">完成 {{done}}</view>
        <label><text>名字</text><input onInput="typed"/></label><text>{{typed}}</text>`,
      'c/c.json': '{"component": true}',
      'c/c.js': `Component({ data: { k: 0 }, props: { onDone() {} }, didMount() { this.mounted = 1; }, methods: { tap() { this.setData({ k: this.data.k + 1 }); this.props.onDone('k' + this.data.k); } } });`,
      'c/c.axml': `<button onTap="tap">组件 {{n}} {{k}}</button><slot/>`,
      'pages/b/b.json': '{"defaultTitle": "乙"}',
      'pages/b/b.js': 'Page({ onLoad(q) { this.setData({ q: q.q }); } });',
      'pages/b/b.axml': '<view>查询 {{q}}</view>',
    },
  });
  simulator.launch();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: '加一' }));
  expect(await screen.findByText('计数 2')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '组件 2 0' }));
  expect(await screen.findByText('完成 k1')).toBeTruthy();
  await user.type(screen.getByLabelText('名字'), '小红');
  expect(await screen.findByText('小红')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '去B' }));
  expect(await screen.findByText('查询 你')).toBeTruthy();
  expect(screen.getByRole('heading', { name: '乙' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '返回' }));
  expect(await screen.findByText('完成 k1')).toBeTruthy();
});
