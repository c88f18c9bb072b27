import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A mini program as somebody else writes one: JavaScript, Less, tabs, a component from npm, no config.js. */
const FILES = {
  'app.json': `{
  "pages": ["pages/home/home", "pages/mine/mine", "pages/plain/plain", "pages/sizes/sizes", "pages/clear/clear", "pages/drawn/drawn", "pages/slides/slides"],
  "window": {
    "defaultTitle": "别人的小程序",
    "titleBarColor": "#16324f",
    "titleAlign": "middle"
  },
  "tabBar": {
    "items": [
      { "pagePath": "pages/home/home", "name": "首页" },
      { "pagePath": "pages/mine/mine", "name": "我的" }
    ]
  }
}`,
  'app.js': 'App({ onLaunch() {} });',
  'pages/home/home.json': '{"usingComponents":{"card":"tiny-ui/card/index"}}',
  'pages/home/home.axml': `<view class="home">
  <card title="你好" />
  <button subtitle="副标题" onTap="load">加载</button>
  <button onTap="scan">扫码</button>
  <button onTap="search">找蓝牙</button>
  <text class="answer">{{answer}}</text>
  <view class="footer">底栏</view>
</view>`,
  'pages/home/home.less': `@main: #1677ff;
.home { .answer { color: @main; } }
.footer { position: fixed; right: 0; bottom: 0; left: 0; }
@media (min-width: 500px) { .home { display: none; } }
`,
  'pages/home/home.js': `Page({
  data: { answer: '还没有' },
  scan() {
    my.scan({
      success: ({ code }) => this.setData({ answer: code }),
      fail: ({ error }) => this.setData({ answer: '失败 ' + error }),
    });
  },
  search() {
    my.onBluetoothDeviceFound(({ devices }) => this.setData({ answer: devices[0].name }));
    my.openBluetoothAdapter({
      success: () => my.startBluetoothDevicesDiscovery({}),
      fail: ({ error }) => this.setData({ answer: '蓝牙失败 ' + error }),
    });
  },
  load() {
    my.request({
      url: 'http://api.test/greeting',
      dataType: 'text',
      success: ({ data }) => this.setData({ answer: data }),
      fail: ({ error }) => this.setData({ answer: '失败 ' + error }),
    });
  },
});`,
  'pages/mine/mine.json': '{}',
  'pages/mine/mine.axml': `<button onTap="mark">有新消息</button>
<button onTap="open">再开一页</button>`,
  'pages/mine/mine.js': `Page({
  mark() {
    my.setTabBarBadge({ index: 0, text: '3' });
  },
  open() {
    my.navigateTo({ url: '/pages/plain/plain' });
  },
});`,
  'pages/plain/plain.json': '{}',
  'pages/plain/plain.axml': '<text>没有标签栏的页面</text>',
  'pages/plain/plain.js': 'Page({});',
  'pages/clear/clear.json': '{"transparentTitle":"always"}',
  'pages/clear/clear.axml': `<view class="top">屏高 {{screen}} 窗高 {{window}}</view>
<view class="beside" style="left: {{capsule.left}}px; top: {{capsule.top}}px; width: {{capsule.width}}px; height: {{capsule.height}}px"></view>`,
  'pages/clear/clear.acss': '.beside { position: fixed; }',
  'pages/clear/clear.js': `Page({
  data: { screen: 0, window: 0, capsule: {} },
  onLoad() {
    const { screen, windowHeight } = my.getSystemInfoSync();
    const capsule = my.getMenuButtonBoundingClientRect();
    this.setData({ screen: screen.height, window: windowHeight, capsule });
  },
});`,
  'images/red.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#f00"/></svg>`,
  'pages/drawn/drawn.json': '{}',
  'pages/drawn/drawn.axml': `<canvas id="older"/><canvas id="newer" type="2d" onReady="draw"/>
<view>旧 {{older}}</view><view>新 {{newer}}</view><view>离屏 {{offscreen}}</view><view>导出 {{size}}</view>`,
  'pages/drawn/drawn.js': `Page({
  data: { older: '', newer: '', offscreen: '', size: '' },
  onReady() {
    const context = my.createCanvasContext('older');
    context.drawImage('/images/red.svg', 0, 0, 50, 50);
    context.draw(false, () => {
      context.getImageData({ x: 5, y: 5, width: 1, height: 1,
        success: ({ data }) => this.setData({ older: data.join() }) });
      my.canvasToTempFilePath({ canvasId: 'older', width: 50, height: 40, destWidth: 100, destHeight: 80,
        success: ({ apFilePath }) => my.getImageInfo({ src: apFilePath,
          success: ({ width, height }) => this.setData({ size: width + 'x' + height }) }) });
    });
  },
  draw() {
    my.createSelectorQuery().select('#newer').node().exec(([{ node }]) => {
      const context = node.getContext('2d');
      const pixel = (x) => context.getImageData(x, 5, 1, 1).data.join();
      const offscreen = my.createOffscreenCanvas(20, 20);
      offscreen.getContext('2d').fillRect(0, 0, 20, 20);
      const image = node.createImage();
      image.onload = () => {
        context.drawImage(image, 0, 0, 50, 50);
        context.drawImage(offscreen, 60, 0);
        this.setData({ newer: pixel(5), offscreen: pixel(65) });
      };
      image.src = '/images/red.svg';
    });
  },
});`,
  'pages/slides/slides.json': '{}',
  'pages/slides/slides.axml': `<swiper class="first"><swiper-item><view style="height: {{height}}px">甲</view></swiper-item></swiper>
<swiper class="current" adjust-height="current" current="{{current}}">
  <swiper-item><view style="height: 60px">乙</view></swiper-item>
  <swiper-item><view style="height: 40px">丙</view></swiper-item>
</swiper>
<swiper class="above"><swiper-item><view class="lies" style="height: {{height}}px">丁</view></swiper-item></swiper>
<swiper class="late"><swiper-item><view><view a:if="{{current}}" style="height: 70px">戊</view></view></swiper-item></swiper>
<button onTap="change">变化</button>
<swiper class="edges" snap-to-edge indicator-dots previous-margin="30px" next-margin="20px" current="{{current}}">
  <swiper-item><view class="plate start">己</view></swiper-item>
  <swiper-item><view class="plate end">庚</view></swiper-item>
</swiper>`,
  'pages/slides/slides.acss':
    '.plate { height: 40px; background: white; } .above { height: auto; } .lies { position: absolute; width: 100%; }',
  'pages/slides/slides.js': `Page({
  data: { height: 50, current: 0 },
  change() {
    this.setData({ height: this.data.height === 50 ? 80 : 30, current: 1 });
  },
});`,
  'pages/sizes/sizes.json': '{}',
  'pages/sizes/sizes.js': `Page({
  data: { years: ['一年', '二年', '三年', '四年', '五年'], value: [4], told: '没有变' },
  changed({ detail }) { this.setData({ told: '变成' + detail.value }); },
});`,
  'pages/sizes/sizes.axml': `<picker-view class="wheel" indicator-style="height: 50px" value="{{value}}" onChange="changed">
  <picker-view-column><view a:for="{{years}}">{{item}}</view></picker-view-column>
</picker-view>
<view>{{told}}</view>
<swiper class="slides">
  <swiper-item><view class="first">甲页</view></swiper-item>
  <swiper-item><view class="second">乙页</view></swiper-item>
</swiper>
<button style="margin: 0 10px">有边距</button>
<input style="margin: 0 10px 0 40px" placeholder="有边距的一行"/>
<textarea style="margin: 0 10px 0 40px" placeholder="有边距的多行"/>
<view class="tile"><image class="picture" src="/pages/sizes/dot.svg"/></view>
<view class="bar"><input placeholder="左边"/><input placeholder="右边"/></view>
<view class="bar"><input class="rest" placeholder="手机号"/><button>弹性</button></view>
<view style="display: flex"><view class="rest"><button>隔一层</button></view></view>
<view class="corner"><button class="away">角上</button></view>
<view class="bar"><view class="fixed">姓名</view><view class="rest"><input placeholder="窄栏"/></view></view>
<view class="bar"><view class="fixed">电话</view><view class="bar rest"><input placeholder="窄行"/><text>授权</text></view></view>
<view class="tile"><input style="width: 100px; flex: none" placeholder="更宽"/></view>`,
  'pages/sizes/dot.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="200" height="200"/>',
  'pages/sizes/sizes.acss': `.wheel { height: 300px; }
.tile { display: flex; align-items: center; justify-content: center; width: 50px; height: 50px; overflow: hidden; }
.slides { height: 100px; }
.bar { display: -webkit-box; display: flex; margin: 0 20px; }
.rest { flex: 1; }
.fixed { flex: none; width: 200px; }
.corner { position: relative; height: 60px; }
.away { position: absolute; right: 30px; }
swiper-item { position: absolute; }`,
  'node_modules/tiny-ui/package.json': '{"name":"tiny-ui","version":"1.0.0"}',
  'node_modules/tiny-ui/card/index.json': '{"component":true}',
  'node_modules/tiny-ui/card/index.axml': '<view class="card">卡片：{{title}}</view>',
  'node_modules/tiny-ui/card/index.js': "Component({ props: { title: '' } });",
  'node_modules/tiny-ui/card/index.acss': '.card { font-size: 20px; }',
} as const;

export type ForeignFile = keyof typeof FILES;

/** Writes that app into a folder. */
export async function writeForeignApp(folder: string): Promise<void> {
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Replaces a text, which must be there, in a file of that app as it was first written. */
export async function edit(
  folder: string,
  path: ForeignFile,
  [from, to]: readonly [string, string],
): Promise<void> {
  const text = FILES[path];
  if (!text.includes(from)) {
    throw new Error(`${path} does not have "${from}"`);
  }
  await save(
    join(folder, path),
    text.replace(from, () => to),
  );
}

/** Writes a file as many editors do: nobody finds half of it. */
export async function save(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}`);
  await writeFile(beside, text);
  await rename(beside, path);
}
