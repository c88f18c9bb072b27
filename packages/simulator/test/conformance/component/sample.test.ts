import { fireEvent } from '@testing-library/dom';
import { startPage } from '../../phone';
import { expectStatement, type Statement } from './statements';

const TAGS =
  `a abbr address article aside b bdr bdo big blockquote center cite code dd del div dl dt em
  fieldset font footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav ol p pre q rt ruby s section small span
  strong sub sup tt u ul`.split(/\s+/);

test.each(TAGS)(
  '基础内容/rich-text: 受信任的 HTML 节点 %s, class 和 style, 不支持 id',
  async (name) => {
    await expectStatement({
      says: name,
      axml: '<rich-text nodes="{{nodes}}"/>',
      data: { nodes: [{ name, attrs: { class: 'c', style: 'color: red', id: 'i' } }] },
      check(world) {
        const element = world.node('rich-text').querySelector(name);
        expect(element).toHaveClass('c');
        expect(element).toHaveStyle({ color: 'rgb(255, 0, 0)' });
        expect(element).not.toHaveAttribute('id');
      },
    });
  },
);

test.each([
  ['ol', { start: '3', type: 'a' }],
  ['col', { span: '2', width: '10' }],
  ['colgroup', { span: '2', width: '10' }],
  ['td', { colspan: '2', rowspan: '3', height: '4', width: '5' }],
  ['th', { colspan: '2', rowspan: '3', height: '4', width: '5' }],
  ['table', { width: '9' }],
  ['img', { alt: '图', src: 'https://a.test/a.png', height: '1', width: '2' }],
  ['bdo', { dir: 'rtl' }],
])('基础内容/rich-text: <%s> 额外支持的属性', async (name, attrs) => {
  await expectStatement({
    says: name,
    axml: '<rich-text nodes="{{nodes}}"/>',
    data: { nodes: [{ name, attrs: { ...attrs, onclick: 'x()' } }] },
    check(world) {
      const element = world.node('rich-text').querySelector(name);
      for (const [key, value] of Object.entries(attrs)) expect(element).toHaveAttribute(key, value);
      expect(element).not.toHaveAttribute('onclick');
    },
  });
});

const ARIA: readonly Statement[] = [
  {
    says: 'role="button" 与 aria-label: 朗读出 按钮 确定按钮',
    axml: '<view onTap="log" role="button" aria-label="确定按钮">好</view>',
    check: ({ screen }) => expect(screen.getByRole('button', { name: '确定按钮' })).toBeVisible(),
  },
  {
    says: 'role="heading" 与 aria-level',
    axml: '<view role="heading" aria-level="2">第一章</view>',
    check: ({ screen }) =>
      expect(screen.getByRole('heading', { level: 2, name: '第一章' })).toBeVisible(),
  },
  {
    says: 'image: role="img" aria-label',
    axml: '<image src="https://a.test/a.png" role="img" aria-label="风景画"/>',
    check: ({ screen }) => expect(screen.getByRole('img', { name: '风景画' })).toBeVisible(),
  },
  {
    says: 'aria-labelledby 关联两个组件',
    axml: '<label><checkbox aria-labelledby="content"/><text id="content">复选框内容</text></label>',
    check: ({ screen }) =>
      expect(screen.getByRole('checkbox', { name: '复选框内容' })).not.toBeChecked(),
  },
  {
    says: 'aria-checked of a component of one’s own',
    axml: '<view role="checkbox" onTap="log" aria-checked="{{true}}">甲</view>',
    check: ({ screen }) => expect(screen.getByRole('checkbox', { name: '甲' })).toBeChecked(),
  },
  {
    says: 'aria-expanded',
    axml: '<view role="button" aria-expanded="{{false}}">菜单</view>',
    check: ({ screen }) =>
      expect(screen.getByRole('button', { name: '菜单', expanded: false })).toBeVisible(),
  },
];

const SAMPLE: readonly Statement[] = [
  {
    says: 'image catchTap: 阻止事件冒泡',
    axml: '<view onTap="log"><image src="https://a.test/a.png" catchTap="log"/></view>',
    check(world) {
      fireEvent.click(world.node('image'));
      expect(world.types()).toEqual(['tap']);
    },
  },
  {
    says: 'text number-of-lines: 表现同 -webkit-line-clamp',
    axml: '<text number-of-lines="{{2}}">文</text>',
    check: (world) =>
      expect(world.node('text').style.getPropertyValue('-webkit-line-clamp')).toBe('2'),
  },
  {
    says: 'scroll-view onScrollToLower: 滚动到底部触发 scrollToLower',
    axml: '<scroll-view scroll-y="{{true}}" onScrollToLower="log"/>',
    check(world) {
      const element = world.node('scroll-view');
      Object.defineProperties(element, {
        scrollHeight: { value: 300 },
        clientHeight: { value: 100 },
        scrollTop: { value: 200 },
      });
      fireEvent.scroll(element);
      expect(world.types()).toEqual(['scrollToLower']);
    },
  },
  {
    says: 'canvas onTouchEnd 触摸动作结束事件',
    axml: '<canvas id="c" onTouchEnd="log"/>',
    check(world) {
      fireEvent.touchEnd(world.node('canvas'), { changedTouches: [] });
      expect(world.types()).toEqual(['touchEnd']);
    },
  },
  {
    says: 'textarea controlled: value 内容会完全受 setData 控制',
    axml: '<textarea value="{{v}}" controlled="{{true}}" onInput="log"/>',
    data: { v: '甲' },
    async check(world) {
      const textarea = world.screen.getByRole<HTMLTextAreaElement>('textbox');
      fireEvent.input(textarea, { target: { value: '甲乙' } });
      await world.flush();
      expect(textarea.value).toBe('甲');
      expect(world.heard()).toEqual([['input', expect.objectContaining({ value: '甲乙' })]]);
    },
  },
  {
    says: 'switch onChange: event.detail = { value: checked }',
    axml: '<switch checked="{{true}}" onChange="log"/>',
    check(world) {
      fireEvent.click(world.screen.getByRole('switch'));
      expect(world.heard()).toEqual([['change', { value: false }]]);
    },
  },
  {
    says: 'video: controls 默认 true, poster',
    axml: '<video src="https://a.test/a.mp4" poster="https://a.test/p.jpg"/>',
    check(world) {
      const video = world.inside('video');
      expect(video).toHaveAttribute('controls');
      expect(video).toHaveAttribute('poster', 'https://a.test/p.jpg');
    },
  },
];

test.each(ARIA)('无障碍访问/aria-component: $says', (one) => expectStatement(one));
test.each(SAMPLE)('基础组件: $says', (one) => expectStatement(one));

test('表单组件/label: for 优先级高于内部组件', async () => {
  const { screen, person } = startPage({
    axml: '<label for="far"><checkbox id="near"/><text>点我</text></label><checkbox id="far"/>',
  });
  await person.click(screen.getByText('点我'));
  const [near, far] = screen.getAllByRole('checkbox');
  expect(near).not.toBeChecked();
  expect(far).toBeChecked();
});
