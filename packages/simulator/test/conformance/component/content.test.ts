import { fireEvent } from '@testing-library/dom';
import { startPage } from '../../phone';
import { expectStatement, type Statement, type World } from './statements';

const TEXT: readonly Statement[] = [
  {
    says: 'a new line in it is one on the screen; the indentation of the source is none of it',
    axml: '<text>\n    甲{{n}}乙\n  </text>',
    data: { n: '\n' },
    check(world) {
      expect(world.node('text').textContent).toBe('甲\n乙');
      expect(getComputedStyle(world.node('text')).whiteSpace).toBe('pre-line');
    },
  },
  {
    says: 'a written \\n is a new line',
    axml: '<text>甲\\n乙</text>',
    check: (world) => expect(world.node('text').textContent).toBe('甲\n乙'),
  },
  {
    says: 'selectable 默认值 false',
    axml: '<text selectable="{{on}}">字</text>',
    steps: [{ on: true }],
    async check(world) {
      const ofText = () => getComputedStyle(world.node('text')).getPropertyValue('user-select');
      const ofPage = getComputedStyle(world.inside('.a-page')).getPropertyValue('user-select');
      expect([ofText(), ofPage]).toEqual(['', 'none']);
      await world.next();
      expect(ofText()).toBe('text');
    },
  },
  ...[
    ['nbsp', '\u00a0'],
    ['ensp', '\u2002'],
    ['emsp', '\u2003'],
  ].map(([space, shown]): Statement => ({
    says: `space ${space ?? ''}: 显示连续空格`,
    axml: `<text space="${space ?? ''}">{{words}}</text>`,
    data: { words: 'a  b' },
    check: (world) => expect(world.node('text').textContent).toBe(`a${shown ?? ''}${shown ?? ''}b`),
  })),
  {
    says: 'decode: &nbsp; &lt; &gt; &amp; &apos; &ensp; &emsp;',
    axml: '<text decode="{{true}}">{{words}}</text>',
    data: { words: '&nbsp;&lt;&gt;&amp;&apos;&ensp;&emsp;&copy;' },
    check: (world) => expect(world.node('text').textContent).toBe("\u00a0<>&'\u2002\u2003&copy;"),
  },
  {
    says: 'decode 默认值 false',
    axml: '<text>{{words}}</text>',
    data: { words: '&lt;' },
    check: (world) => expect(world.node('text').textContent).toBe('&lt;'),
  },
  {
    says: 'number-of-lines: 同 -webkit-line-clamp',
    axml: '<text number-of-lines="{{2}}">字</text>',
    check: (world) => expect(world.node('text')).toHaveClass('a-text-clamped'),
  },
  {
    says: 'what changes in it is shown in its way too',
    axml: '<text decode="{{true}}"><text>{{a}}</text>{{a}}</text>',
    data: { a: '&lt;' },
    steps: [{ a: '&gt;' }],
    async check(world) {
      await world.next();
      expect(world.node('text').textContent).toBe('&gt;>');
    },
  },
];

const ICON: readonly Statement[] = [
  ...'info warn waiting cancel download search clear success success_no_circle loading'
    .split(' ')
    .map((type): Statement => ({
      says: `type ${type}`,
      axml: `<icon type="${type}"/>`,
      check: (world) => expect(world.node('icon').querySelector('path')).not.toBeNull(),
    })),
  {
    says: 'size 默认值 23 px; color 同 CSS 色值',
    axml: '<icon type="info" color="red"/>',
    check(world) {
      expect(world.node('icon').style.fontSize).toBe('23px');
      expect(world.node('icon').style.color).toBe('red');
    },
  },
];

const PROGRESS: readonly Statement[] = [
  {
    says: 'percent',
    axml: '<progress percent="{{p}}" aria-label="下载"/>',
    data: { p: 42.5 },
    steps: [{ p: 200 }],
    async check(world) {
      const bar = world.screen.getByRole('progressbar', { name: '下载' });
      expect(bar).toHaveAttribute('aria-valuenow', '42.5');
      await world.next();
      expect(bar).toHaveAttribute('aria-valuenow', '100');
    },
  },
  {
    says: 'show-info 默认 false: 在右侧显示百分比值',
    axml: '<progress percent="{{42}}" show-info="{{on}}"/>',
    steps: [{ on: true }],
    async check(world) {
      expect(world.screen.getByText('42%')).not.toBeVisible();
      await world.next();
      expect(world.screen.getByText('42%')).toBeVisible();
    },
  },
  {
    says: 'stroke-width 默认值 6; active-color 默认值 #09BB07; active 默认 false',
    axml: '<progress percent="{{42}}"/>',
    check(world) {
      const { style } = world.node('progress');
      expect(style.getPropertyValue('--progress-width')).toBe('6px');
      expect(style.getPropertyValue('--progress-active')).toBe('#09BB07');
      expect(world.node('progress')).not.toHaveClass('a-progress-entering');
    },
  },
];

const rich = (attributes: string) => `<rich-text ${attributes} onTap="log" onLongtap="log"/>`;
const html = (world: World) => world.node('rich-text').innerHTML;

const RICH_TEXT: readonly Statement[] = [
  {
    says: 'nodes as a list: elements, their attributes, text',
    axml: rich('nodes="{{nodes}}"'),
    data: {
      nodes: [
        {
          name: 'div',
          attrs: { class: 'big', style: 'color: red', id: 'no' },
          children: [{ type: 'text', text: '字' }, { name: 'br' }],
        },
      ],
    },
    check: (world) => expect(html(world)).toBe('<div class="big" style="color: red">字<br></div>'),
  },
  {
    says: 'nodes as HTML; what is not trusted is left out, with all that is in it',
    axml: rich('nodes="{{nodes}}"'),
    data: {
      nodes:
        '<p onclick="x()">好<a href="https://x">链</a></p><script>1</script><iframe src="x"></iframe><!-- 注 --><td width="1" id="a">格</td>',
    },
    check: (world) => expect(html(world)).toBe('<p>好<a>链</a></p>格'),
  },
  {
    says: 'nodes: what is no node is passed over',
    axml: rich('nodes="{{nodes}}"'),
    data: { nodes: [null, '字', 1, { name: 'p', children: 'x' }, { type: 'text', text: '好' }] },
    check: (world) => expect(html(world)).toBe('<p></p>好'),
  },
  {
    says: 'img: alt, src, height, width',
    axml: rich('nodes="{{nodes}}"'),
    data: {
      nodes: [
        {
          name: 'img',
          attrs: {
            src: 'https://example.com/a.png',
            alt: '图',
            width: '3',
            height: '4',
            onerror: 'x()',
          },
        },
      ],
    },
    check: (world) =>
      expect(html(world)).toBe(
        '<img src="https://example.com/a.png" alt="图" width="3" height="4">',
      ),
  },
  {
    says: 'entities in a text: any of them',
    axml: rich('nodes="{{nodes}}"'),
    data: { nodes: [{ type: 'text', text: '&lt;b&gt; &copy; &quot;' }] },
    check: (world) => expect(world.node('rich-text').textContent).toBe('<b> © "'),
  },
  {
    says: 'entities in HTML are read once',
    axml: rich('nodes="{{nodes}}"'),
    data: { nodes: '<p>&amp;lt;b&amp;gt; &lt;i&gt; &amp;nbsp;</p>' },
    check: (world) => expect(world.node('rich-text').textContent).toBe('&lt;b&gt; <i> &nbsp;'),
  },
  {
    says: 'marks from the node tapped up to the root, the inner ones winning',
    axml: rich('nodes="{{nodes}}"'),
    data: {
      nodes: [
        {
          name: 'div',
          marks: { a: 1, b: 1 },
          children: [{ name: 'span', marks: { b: 2 }, children: [{ type: 'text', text: '字' }] }],
        },
      ],
    },
    async check(world) {
      await world.person.click(world.screen.getByText('字'));
      expect(world.heard()[0]).toEqual(['tap', expect.objectContaining({ marks: { a: 1, b: 2 } })]);
    },
  },
  {
    says: 'space emsp: 显示连续空格',
    axml: rich('nodes="{{nodes}}" space="emsp"'),
    data: { nodes: '<p>a  b</p>' },
    check: (world) => expect(world.node('rich-text').textContent).toBe('a\u2003\u2003b'),
  },
];

const IMAGE: readonly Statement[] = [
  {
    says: 'mode 默认值 scaleToFill; lazy-load 默认值 false',
    axml: '<image src="https://example.com/a.png"/>',
    check(world) {
      expect(world.node('image')).toHaveClass('a-image-scaleToFill');
      expect(world.node('image')).toHaveAttribute('loading', 'eager');
    },
  },
  {
    says: 'lazy-load: 懒加载',
    axml: '<image src="https://example.com/a.png" lazy-load="{{true}}"/>',
    check: (world) => expect(world.node('image')).toHaveAttribute('loading', 'lazy'),
  },
  ...'aspectFit,aspectFill,widthFix,heightFix,top,bottom,center,left,right,top left,top right,bottom left,bottom right'
    .split(',')
    .map((mode): Statement => ({
      says: `mode ${mode}`,
      axml: `<image mode="${mode}"/>`,
      check: (world) =>
        expect(world.node('image')).toHaveClass(`a-image-${mode.replace(' ', '-')}`),
    })),
  {
    says: 'onLoad carries height and width; onError carries errMsg',
    axml: '<image src="https://example.com/a.png" onLoad="log" onError="log"/>',
    async check(world) {
      fireEvent.load(world.node('image'));
      fireEvent.error(world.node('image'));
      await world.flush();
      expect(world.heard()).toEqual([
        ['load', { width: 0, height: 0 }],
        ['error', { errMsg: 'cannot load https://example.com/a.png' }],
      ]);
    },
  },
  {
    says: 'default-source stands in until src has been loaded',
    axml: '<image src="https://example.com/a.png" default-source="https://example.com/b.png"/>',
    check: (world) =>
      expect(world.node('image')).toHaveAttribute('src', 'https://example.com/b.png'),
  },
  {
    says: 'a default-source that cannot be loaded is no error of src',
    axml: '<image src="https://a.example/a.png" default-source="https://a.example/b.png" onError="log"/>',
    async check(world) {
      fireEvent.error(world.node('image'));
      await world.flush();
      expect(world.heard()).toEqual([]);
    },
  },
];

test('媒体组件/image: onError tells of the picture that the page wants now, not of one before', async () => {
  const made: HTMLImageElement[] = [];
  const { Image: real } = window;
  jest.spyOn(window, 'Image').mockImplementation(() => {
    const image = new real();
    made.push(image);
    return image;
  });
  const { settle, pageData } = startPage({
    axml: '<image src="{{src}}" default-source="https://example.com/wait.png" onError="failed"/>',
    js: `{
      data: { src: 'https://example.com/first.png', failures: [] },
      onReady() { this.setData({ src: 'https://example.com/second.png' }); },
      failed({ detail }) { this.setData({ failures: [...this.data.failures, detail.errMsg] }); },
    }`,
  });
  await settle();
  for (const image of made) image.dispatchEvent(new Event('error'));
  await settle();
  expect(pageData()?.failures).toEqual(['cannot load https://example.com/second.png']);
});

test.each(TEXT)('基础内容/text: $says', (one) => expectStatement(one));
test.each(ICON)('基础内容/icon: $says', (one) => expectStatement(one));
test.each(PROGRESS)('基础内容/progress: $says', (one) => expectStatement(one));
test.each(RICH_TEXT)('基础内容/rich-text: $says', (one) => expectStatement(one));
test.each(IMAGE)('媒体组件/image: $says', (one) => expectStatement(one));
