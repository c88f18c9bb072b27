import { fireEvent } from '@testing-library/dom';
import { appFiles, start, startPage } from '../../phone';

/** A page whose placeholder has the class `hint`, in a view of class `around` that a tap makes `warn`. */
async function open(tag: string, attributes = '') {
  const world = startPage({
    acss: `.hint { color: rgb(1, 1, 1); font-weight: 700 } .warn .hint { color: rgb(2, 2, 2) }
      .other { color: rgb(3, 3, 3) }`,
    axml: `<view class="{{around}}"><${tag} class="{{own}}" value="{{value}}" placeholder-class="{{hint}}" ${attributes} placeholder="名" onInput="keep"/></view>
      <button onTap="warn">警</button><button onTap="change">换</button><button onTap="none">无</button>`,
    js: `{ data: { around: '', own: '', hint: 'hint', value: '' },
      keep(e) { this.setData({ value: e.detail.value, own: 'typed' }); }, warn() { this.setData({ around: 'warn' }); },
      change() { this.setData({ hint: 'other' }); }, none() { this.setData({ hint: '' }); } }`,
  });
  await world.settle();
  const style = () => {
    const node = world.screen.getByPlaceholderText('名').closest<HTMLElement>('[data-node]');
    return (node ?? world.root).style;
  };
  return {
    ...world,
    look: () =>
      ['color', 'font-weight'].map((name) => style().getPropertyValue(`--placeholder-${name}`)),
    tap: async (name: string) => {
      fireEvent.click(world.screen.getByText(name));
      await world.settle();
    },
  };
}

describe.each(['input', 'textarea'])('表单组件/%s: placeholder-class, placeholder-style', (tag) => {
  test('they stay when something else changes, such as the value and the class', async () => {
    const { look, person, screen } = await open(tag, 'placeholder-style="font-weight: 400"');
    expect(look()).toEqual(['rgb(1, 1, 1)', '400']);
    await person.type(screen.getByPlaceholderText('名'), '明');
    expect(screen.getByPlaceholderText('名').closest('[data-node]')).toHaveClass('typed');
    expect(look()).toEqual(['rgb(1, 1, 1)', '400']);
  });

  test('a class around the field gives them another look', async () => {
    const { look, tap } = await open(tag);
    await tap('警');
    expect(look()).toEqual(['rgb(2, 2, 2)', '700']);
  });

  test('nothing stays of a class that has gone', async () => {
    const { look, tap } = await open(tag);
    await tap('换');
    expect(look()).toEqual(['rgb(3, 3, 3)', '']);
    await tap('无');
    expect(look()).toEqual(['', '']);
  });

  test.each([
    ['display: flex', 'display is not supported by the simulator'],
    ['hint', 'hint is no declaration'],
  ])('placeholder-style="%s" is one problem', (style, told) => {
    const axml = `<${tag} placeholder-style="${style}" />`;
    const { simulator } = start(appFiles({ 'pages/a/a': { axml } }), { mode: 'lenient' });
    const messages = simulator.problems.map(({ message }) => message);
    expect(messages).toEqual([`<${tag}>: placeholder-style: ${told}`]);
  });
});

test('fields in like places have their look worked out once', async () => {
  const asked = jest.spyOn(window, 'getComputedStyle');
  const world = startPage({
    acss: '.hint { color: rgb(1, 1, 1) }',
    axml: `<view a:for="{{9}}"><input placeholder-class="hint" placeholder="{{index}}" /></view>`,
  });
  await world.settle();
  const looks = Array.from(world.root.querySelectorAll('input'), ({ style }) =>
    style.getPropertyValue('--placeholder-color'),
  );
  expect(looks).toEqual(Array.from({ length: 9 }, () => 'rgb(1, 1, 1)'));
  expect(asked.mock.calls.length).toBe(2);
  asked.mockRestore();
});
