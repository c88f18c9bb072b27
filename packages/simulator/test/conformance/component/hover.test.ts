import { fireEvent } from '@testing-library/dom';
import { startPage } from '../../phone';

test('视图容器/view: hover-class stays while the node is held, whatever the app changes about it', async () => {
  const { screen, settle } = startPage({
    axml: '<view class="{{look}}" hover-class=" held far " hover-start-time="{{0}}" hover-stay-time="{{0}}" onTouchStart="change">字</view>',
    js: `{ data: { look: 'plain' }, change() { setTimeout(() => this.setData({ look: 'bright' }), 1); } }`,
  });
  const view = screen.getByText('字');
  fireEvent.pointerDown(view);
  fireEvent.touchStart(view);
  await settle();
  await settle();
  await settle();
  expect(view).toHaveClass('bright', 'held', 'far');
  fireEvent.pointerUp(view);
  await settle();
  expect(view).toHaveClass('bright');
  expect(view).not.toHaveClass('held');
});
