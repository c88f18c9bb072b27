import { fireEvent, waitFor } from '@testing-library/dom';
import { npmFiles } from './npm-package';
import { appFiles, start } from './phone';

/** The library as npm installs it; where its tslib lies is npm's choice. */
const ANTD_MINI = npmFiles('antd-mini', 'tslib', 'fast-deep-equal');

/** A page that uses components of antd-mini as its documentation says. */
function startAntd(
  components: Readonly<Record<string, string>>,
  axml: string,
  js = '{}',
  options: Parameters<typeof start>[1] = {},
) {
  const usingComponents = Object.fromEntries(
    Object.entries(components).map(([tag, path]) => [tag, `antd-mini/es/${path}/index`]),
  );
  const files = appFiles(
    { 'pages/home/home': { json: { usingComponents }, axml, js } },
    {},
    ANTD_MINI,
  );
  return start(files, options);
}

test('Button: tapped, it calls the page with its own data; disabled, it does not', async () => {
  const { screen, person, pageData } = startAntd(
    { 'ant-button': 'Button' },
    `<ant-button type="primary" data-step="{{2}}" onTap="add">加</ant-button>
     <ant-button disabled="{{true}}" onTap="add">不可用</ant-button>
     <ant-button loading="{{true}}" onTap="add">加载中</ant-button>`,
    '{ data: { sum: 0 }, add(e) { this.setData({ sum: this.data.sum + e.currentTarget.dataset.step }); } }',
  );
  await person.click(screen.getByText('不可用'));
  await person.click(screen.getByText('加载中'));
  expect(pageData()).toEqual({ sum: 0 });
  await person.click(screen.getByRole('button', { name: '加' }));
  await person.click(screen.getByRole('button', { name: '加' }));
  expect(pageData()).toEqual({ sum: 4 });
});

describe('Input', () => {
  test('by itself it keeps what is typed and tells the page of each change, until it is cleared', async () => {
    const { screen, person, root, pageData } = startAntd(
      { 'ant-input': 'Input' },
      '<ant-input placeholder="姓名" defaultValue="小" allowClear onChange="note"><text slot="prefix">你是</text></ant-input>',
      '{ data: { heard: [] }, note(value) { this.setData({ heard: [...this.data.heard, value] }); } }',
    );
    expect(screen.getByText('你是')).toBeVisible();
    const field = screen.getByPlaceholderText('姓名');
    expect(field).toHaveValue('小');
    await person.type(field, '明a');
    expect(field).toHaveValue('小明a');
    await person.click(query(root, '.ant-input-clear'));
    expect(field).toHaveValue('');
    expect(pageData()).toEqual({ heard: ['小明', '小明a', ''] });
  });

  test('controlled, it shows what the page makes of the text', async () => {
    const { screen, person } = startAntd(
      { 'ant-input': 'Input' },
      '<ant-input placeholder="代码" value="{{code}}" onChange="upper"/>',
      `{ data: { code: '' }, upper(value) { this.setData({ code: value.toUpperCase() }); } }`,
    );
    const field = screen.getByPlaceholderText('代码');
    await person.type(field, 'ab');
    expect(field).toHaveValue('AB');
  });
});

test('List and ListItem: header, items, extra and footer; an item can be tapped unless it is disabled', async () => {
  const { screen, person, pageData } = startAntd(
    { list: 'List', 'list-item': 'List/ListItem' },
    `<list header="水果" radius>
       <list-item a:for="{{items}}" a:key="name" extra="{{item.price}}" brief="每斤" arrow="right" disabled="{{item.out}}" data-name="{{item.name}}" onTap="choose">{{item.name}}</list-item>
       <view slot="footer">共 {{items.length}} 种</view>
     </list>`,
    `{ data: { items: [{ name: '苹果', price: '5 元' }, { name: '梨', price: '4 元', out: true }] },
       choose(e) { this.setData({ chosen: e.currentTarget.dataset.name }); } }`,
  );
  for (const text of ['水果', '苹果', '5 元', '梨', '4 元', '共 2 种']) {
    expect(screen.getByText(text)).toBeVisible();
  }
  expect(screen.getAllByText('每斤')).toHaveLength(2);
  await person.click(screen.getByText('梨'));
  expect(pageData()).not.toHaveProperty('chosen');
  await person.click(screen.getByText('苹果'));
  expect(pageData()).toHaveProperty('chosen', '苹果');
});

describe('Checkbox', () => {
  test('by itself it toggles; controlled, it follows the page; disabled, it stays', async () => {
    const { screen, person, pageData } = startAntd(
      { 'ant-checkbox': 'Checkbox' },
      `<ant-checkbox defaultChecked onChange="note">同意</ant-checkbox>
       <ant-checkbox checked="{{on}}" onChange="set">跟随</ant-checkbox>
       <ant-checkbox disabled onChange="note">停用</ant-checkbox>`,
      '{ data: { heard: [], on: false }, set(on) { this.setData({ on }); }, note(checked) { this.setData({ heard: [...this.data.heard, checked] }); } }',
    );
    const agree = screen.getByRole('checkbox', { name: '同意' });
    expect(agree).toBeChecked();
    await person.click(screen.getByText('同意'));
    expect(agree).not.toBeChecked();
    await person.click(agree);
    expect(agree).toBeChecked();
    await person.click(screen.getByText('跟随'));
    expect(screen.getByRole('checkbox', { name: '跟随' })).toBeChecked();
    await person.click(screen.getByText('停用'));
    expect(screen.getByRole('checkbox', { name: '停用' })).toBeDisabled();
    expect(pageData()).toEqual({ heard: [false, true], on: true });
  });

  test('a group keeps the values that are ticked', async () => {
    const { screen, person, pageData } = startAntd(
      { 'checkbox-choice': 'Checkbox/CheckboxGroup' },
      '<checkbox-choice options="{{options}}" defaultValue="{{[1]}}" onChange="note"/>',
      `{ data: { options: [{ label: '一', value: 1 }, { label: '二', value: 2 }] }, note(value) { this.setData({ value }); } }`,
    );
    await person.click(screen.getByText('二'));
    expect(pageData()).toHaveProperty('value', [1, 2]);
    expect(screen.getByRole('checkbox', { name: '二' })).toBeChecked();
    await person.click(screen.getByText('一'));
    expect(pageData()).toHaveProperty('value', [2]);
    expect(screen.getByRole('checkbox', { name: '一' })).not.toBeChecked();
  });
});

describe('Modal', () => {
  const JS = `{ data: { open: false },
    show() { this.setData({ open: true }); },
    close() { this.setData({ open: false }); } }`;

  test('opens, closes by its button, and is gone once it has faded', async () => {
    const { screen, person, root } = startAntd(
      { modal: 'Modal' },
      `<button onTap="show">打开</button>
       <modal visible="{{open}}" title="标题" content="正文" type="focus" primaryButtonText="知道了" onPrimaryButtonTap="close" destroyOnClose/>`,
      JS,
    );
    expect(screen.queryByText('标题')).not.toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: '打开' }));
    expect(screen.getByText('标题')).toBeVisible();
    expect(screen.getByText('正文')).toBeVisible();
    await person.click(screen.getByRole('button', { name: '知道了' }));
    // jsdom plays no animation.
    fireEvent.animationEnd(query(root, '.ant-popup-content'));
    await waitFor(() => {
      expect(screen.queryByText('标题')).not.toBeInTheDocument();
    });
  });

  test('kept on closing it is hidden; a tap beside it closes it', async () => {
    const { screen, person, root } = startAntd(
      { modal: 'Modal' },
      `<button onTap="show">打开</button>
       <modal visible="{{open}}" animation="{{false}}" onClose="close" cancelButtonText="取消"><text>自定内容</text></modal>`,
      JS,
    );
    expect(screen.getByText('自定内容')).not.toBeVisible();
    await person.click(screen.getByRole('button', { name: '打开' }));
    expect(screen.getByText('自定内容')).toBeVisible();
    await person.click(query(root, '.ant-popup-mask'));
    expect(screen.getByText('自定内容')).not.toBeVisible();
  });
});

describe('Tabs', () => {
  const ITEMS = `[{ title: '甲' }, { title: '乙' }, { title: '丙', disabled: true }]`;

  test.each(['horizontal', 'vertical'])(
    '%s: a tap shows another tab, unless it is disabled',
    async (direction) => {
      const { screen, person, pageData } = startAntd(
        { tabs: 'Tabs' },
        `<tabs items="{{items}}" direction="${direction}" onChange="note">
         <view slot-scope="tab">第 {{tab.index}} 页：{{tab.value.title}}</view>
       </tabs>`,
        `{ data: { items: ${ITEMS} }, note(index) { this.setData({ index }); } }`,
      );
      expect(screen.getByText('第 0 页：甲')).toBeVisible();
      await expect(person.click(screen.getByText('丙'))).rejects.toThrow('pointer-events: none');
      expect(screen.getByText('第 0 页：甲')).toBeVisible();
      await person.click(screen.getByText('乙'));
      expect(screen.getByText('第 1 页：乙')).toBeVisible();
      expect(pageData()).toHaveProperty('index', 1);
    },
  );

  test('titles can be drawn by the page', () => {
    const { screen } = startAntd(
      { tabs: 'Tabs' },
      '<tabs items="{{items}}"><view slot="title" slot-scope="tab">{{tab.index + 1}}. {{tab.value.title}}</view></tabs>',
      `{ data: { items: ${ITEMS} } }`,
    );
    expect(screen.getByText('2. 乙')).toBeVisible();
  });
});

test('Popover: a tap on what it stands around shows its content, a tap beside it hides that', async () => {
  const { screen, person, root, pageData } = startAntd(
    { 'ant-popover': 'Popover' },
    '<ant-popover content="气泡" onVisibleChange="note"><view>打开</view></ant-popover>',
    '{ data: { heard: [] }, note(visible) { this.setData({ heard: [...this.data.heard, visible] }); } }',
  );
  expect(screen.getByText('气泡')).not.toBeVisible();
  await person.click(screen.getByText('打开'));
  expect(screen.getByText('气泡')).toBeVisible();
  await person.click(query(root, '.ant-popover-mask'));
  await waitFor(() => expect(screen.getByText('气泡')).not.toBeVisible());
  expect(pageData()).toEqual({ heard: [true, false] });
});

// Strict mode refuses its style, an object beside a text.
test('IndexBar, in lenient mode: a letter that is touched is told to the page', async () => {
  const { screen, pageData, settle } = startAntd(
    { 'index-bar': 'IndexBar' },
    '<index-bar items="{{items}}" defaultCurrent="甲" vibrate="{{false}}" onChange="note" />',
    `{ data: { items: [{ label: '甲', subItems: [] }, { label: '乙', subItems: [] }], heard: [] },
       note(value) { this.setData({ heard: [...this.data.heard, value] }); } }`,
    { mode: 'lenient' },
  );
  await settle();
  fireEvent.touchStart(screen.getByText('乙'));
  await settle();
  expect(pageData()).toMatchObject({ heard: [{ label: '乙' }] });
});

test.each([
  ['Calendar', 'axml:37: <scroll-view>: attribute ref is not known'],
  ['IndexBar', 'axml:1: '],
  ['Toast', 'axml:42: {{content.substring(0, 24)}}: a function call'],
])(
  '%s needs what is missing here: the app does not start, and the error says where and why',
  (path, message) => {
    const file = `${path}/index.${message}`;
    expect(() => startAntd({ part: path }, '<part/>')).toThrow(`node_modules/antd-mini/es/${file}`);
  },
);

/** What only a class tells apart: the library gives it neither text nor role. */
function query(root: HTMLElement, selector: string): Element {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}
