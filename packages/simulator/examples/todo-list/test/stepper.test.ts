import { renderComponent } from 'alipay-mini-simulator/testing';

test('the stepper tells of the next value and shows the one it is given', async () => {
  const onChange = jest.fn();
  const view = renderComponent('components/stepper/stepper', { props: { value: 3, onChange } });
  await view.person.click(view.getByRole('button', { name: '多一天' }));
  expect(onChange).toHaveBeenCalledWith(4);
  const next: number = 4;
  await view.setProps({ value: next });
  expect(view.getByText('4 天')).toBeTruthy();
  expect(view.container).toMatchInlineSnapshot(`
<div
  class="a-page"
>
  <div
    class="a-view"
    data-node="view"
  >
    <button
      aria-label="少一天"
      class="a-button a-button-default"
      data-node="button"
      type="button"
    >
      -
    </button>
    <span
      class="a-text"
      data-node="text"
    >
      4 天
    </span>
    <button
      aria-label="多一天"
      class="a-button a-button-default"
      data-node="button"
      type="button"
    >
      +
    </button>
  </div>
</div>
`);
});
