import { startPage } from '../../phone';

// am-radio.acss of mini-ali-ui and mini-antui: `.am-radio-value.a-radio-checked + .am-radio-synthetic { opacity: 1 }`.
describe('表单组件/checkbox, radio: what is chosen has the class of the platform’s own', () => {
  const classes = (element: Element) =>
    [...element.classList].filter((name) => /^a-\w+-/.test(name)).join(' ');

  test.each(['checkbox', 'radio'])(
    'a-%s-checked and a-%s-disabled, as data and people have it',
    async (tag) => {
      const group = `<${tag}-group><${tag} class="{{look}}" value="1" checked="{{one}}" disabled="{{off}}"/><${tag} value="2"/></${tag}-group>`;
      const { screen, person, settle } = startPage({
        axml: `<form>${group}<button form-type="reset">重置</button></form><view onTap="change">变</view>`,
        js: `{ data: { one: true, look: 'plain', off: false },
          change() { this.setData({ look: 'bright', off: true }); } }`,
      });
      const [first, second] = screen.getAllByRole(tag);
      if (!first || !second) throw new Error('there are two');
      const both = () => [classes(first), classes(second)];
      const checked = `a-${tag}-checked`;
      expect(both()).toEqual([checked, '']);
      await person.click(second);
      expect(both()).toEqual([tag === 'radio' ? '' : checked, checked]);
      await person.click(screen.getByText('重置'));
      expect(both()).toEqual([checked, '']);
      await person.click(screen.getByText('变'));
      await settle();
      expect(first).toHaveClass('bright');
      expect(both()).toEqual([`${checked} a-${tag}-disabled`, '']);
    },
  );

  test('of several radios that are checked, the last', () => {
    const { screen } = startPage({
      axml: '<radio-group><radio checked="{{true}}"/><radio checked="{{true}}"/></radio-group>',
    });
    expect(screen.getAllByRole('radio').map(classes)).toEqual(['', 'a-radio-checked']);
  });
});
