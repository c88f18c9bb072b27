import { fireEvent } from '@testing-library/dom';
import { recordLines, startPage } from './phone';

/** A list of fields that a button brings into another order. */
function list(before: readonly string[], after: readonly string[]) {
  return startPage(
    {
      axml: `<view a:for="{{list}}" a:key="id"><input aria-label="{{item.id}}" onBlur="blurred"/><part name="{{item.id}}"/></view>
<button onTap="turn">转</button>`,
      js: `{
        data: { list: ${JSON.stringify(before.map((id) => ({ id })))} },
        turn() { this.setData({ list: ${JSON.stringify(after.map((id) => ({ id })))} }); },
        blurred() { console.info('blur'); },
      }`,
    },
    {
      'c/part': {
        js: `{
          options: { lifetimes: true },
          lifetimes: { moved() { console.info('moved ' + this.props.name); } },
          didMount() { console.info('new ' + this.props.name); },
          didUnmount() { console.info('gone ' + this.props.name); },
        }`,
      },
    },
  );
}

async function turn({ screen, settle }: ReturnType<typeof list>): Promise<void> {
  fireEvent.click(screen.getByRole('button'));
  await settle();
}

describe('a:key: 当数据改变触发渲染层重新渲染时，会校正带有 key 的组件 (AXML 列表渲染)', () => {
  test('as few as can be are moved', async () => {
    const lines = recordLines();
    const page = list(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a']);
    await page.settle();
    lines();
    await turn(page);
    expect(page.screen.getAllByRole('textbox').map((field) => field.ariaLabel)).toEqual([
      'b',
      'c',
      'd',
      'a',
    ]);
    expect(lines()).toEqual(['moved a']);
  });

  test.each(['a', 'b', 'c', 'd'])(
    'the field with the focus, %s, keeps it: what stands around it is moved',
    async (focused) => {
      const lines = recordLines();
      const page = list(['a', 'b', 'c', 'd'], ['d', 'b', 'a', 'c']);
      await page.settle();
      page.screen.getByLabelText(focused).focus();
      await turn(page);
      expect(page.screen.getByLabelText(focused)).toHaveFocus();
      expect(lines()).not.toContain('blur');
    },
  );

  test('a key that stands there twice: both are the ones that they were', async () => {
    const lines = recordLines();
    const page = list(['a', 'b', 'a'], ['a', 'b', 'a', 'c']);
    await page.settle();
    lines();
    page.screen.getAllByLabelText('a')[1]?.focus();
    await turn(page);
    expect(lines()).toEqual(['new c']);
    expect(page.screen.getAllByLabelText('a')[1]).toHaveFocus();
  });
});
