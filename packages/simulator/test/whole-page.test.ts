import { appFiles, start } from './phone';

test('a page as people write it: template, import, include, nested loops, SJS, slots, ref and mixins together', async () => {
  const files = appFiles(
    {
      'pages/cart/cart': {
        json: { usingComponents: { panel: '../../parts/panel', counter: '/parts/counter' } },
        axml: `<import src="./row.axml" />
          <import-sjs from="./money.sjs" name="{ yuan }" />
          <include src="../shared/header.axml" />
          <panel ref="savePanel" title="{{groups.length}} 家店">
            <text slot="extra" slot-scope="p">{{ p.open ? '收起' : '展开' }}</text>
            <block a:for="{{groups}}" a:for-item="group" a:for-index="g" a:key="shop">
              <view a:if="{{group.goods.length}}">
                <text>{{g + 1}}. {{group.shop}}</text>
                <view a:for="{{group.goods}}" a:key="id" data-id="{{item.id}}" onTap="pick">
                  <template is="row" data="{{...item, price: yuan(item.cents * item.count), index}}" />
                  <counter value="{{item.count}}" data-path="groups[{{g}}].goods[{{index}}].count" onChange="count" />
                </view>
              </view> <view a:else>{{group.shop}} 已清空</view>
            </block>
          </panel>
          <button onTap="toggle">开合</button>`,
        js: `{
          mixins: [Mixin({ data: { picked: '无' }, methods: { pick(e) { this.setData({ picked: e.currentTarget.dataset.id }); } } })],
          data() { return { groups: [
            { shop: '果铺', goods: [{ id: 'apple', name: '苹果', cents: 250, count: 1 }, { id: 'pear', name: '梨', cents: 150, count: 2 }] },
            { shop: '茶铺', goods: [] } ] }; },
          savePanel(panel) { this.panel = panel; },
          toggle() { this.panel.toggle(); },
          count(path, value) { this.setData({ [path]: value }); },
        }`,
      },
    },
    {
      'parts/panel': {
        axml: `<view><text>{{title}}</text><slot name="extra" open="{{open}}" /></view><view a:if="{{open}}"><slot>空</slot></view>`,
        js: `{ data: { open: true }, props: { title: '' }, methods: { toggle() { this.setData({ open: !this.data.open }); } } }`,
      },
      'parts/counter': {
        axml: `<button catchTap="add">数量 {{value}}</button>`,
        js: `{ props: { value: 0, onChange: () => {} }, methods: { add() { this.props.onChange(this.props['data-path'], this.props.value + 1); } } }`,
      },
    },
    {
      'pages/shared/header.axml': '<view>已选 {{picked}}</view>',
      'pages/cart/row.axml':
        '<template name="row"><text>{{index}} {{name}} 共 {{price}}</text></template>',
      'pages/cart/money.sjs': 'export const yuan = (cents) => (cents / 100).toFixed(2) + " 元";',
    },
  );
  const { screen, person } = start(files);
  for (const text of ['2 家店', '1. 果铺', '0 苹果 共 2.50 元', '茶铺 已清空', '收起', '已选 无']) {
    expect(screen.getByText(text)).toBeVisible();
  }
  await person.click(screen.getByText('1 梨 共 3.00 元'));
  expect(screen.getByText('已选 pear')).toBeVisible();
  await person.click(screen.getByRole('button', { name: '数量 1' }));
  expect(screen.getByText('0 苹果 共 5.00 元')).toBeVisible();
  expect(screen.getByText('已选 pear')).toBeVisible();
  await person.click(screen.getByRole('button', { name: '开合' }));
  expect(screen.queryByText('1. 果铺')).not.toBeInTheDocument();
  expect(screen.getByText('展开')).toBeVisible();
});
