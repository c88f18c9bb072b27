import { fireEvent } from '@testing-library/dom';
import { startPage } from './phone';

test('of two dialogs, whichever is closed first, the other keeps the page out of reach and the focus in it', async () => {
  const { screen, root, settle } = startPage({
    axml: '<button onTap="go">去</button>',
    js: `{ go() { my.alert({ content: '提示' }); my.getAuthCode({ scopes: 'auth_user', fail() {} }); } }`,
  });
  const isInert = () => root.querySelector<HTMLElement>('.sim-app')?.inert;
  const go = async () => {
    fireEvent.click(screen.getByRole('button', { name: '去' }));
    await settle();
    return [
      screen.getByRole('button', { name: '确定' }),
      await screen.findByRole('button', { name: '拒绝' }),
    ] as const;
  };
  const [below, above] = await go();
  above.focus();
  fireEvent.click(below);
  expect(isInert()).toBe(true);
  expect(above).toHaveFocus();
  fireEvent.click(above);
  expect(isInert()).toBe(false);

  await settle();
  const [ok, refuse] = await go();
  refuse.focus();
  fireEvent.click(refuse);
  expect(isInert()).toBe(true);
  expect(ok).toHaveFocus();
  fireEvent.click(ok);
  expect(isInert()).toBe(false);
});

test('by the keyboard each field of a sheet can be reached, in a circle', async () => {
  const { screen, person, settle } = startPage({
    axml: '<button onTap="go">去</button>',
    js: `{ go() { my.optionsSelect({ optionsOne: ['甲', '乙'], optionsTwo: ['丙', '丁'] }); } }`,
  });
  await person.click(screen.getByRole('button', { name: '去' }));
  await settle();
  const [first, second] = screen.getAllByRole('combobox');
  expect(first).toHaveFocus();
  await person.tab({ shift: true });
  expect(screen.getByRole('button', { name: '确定' })).toHaveFocus();
  await person.tab();
  expect(first).toHaveFocus();
  await person.tab();
  expect(second).toHaveFocus();
});

test('a field that opens a sheet by its focus opens it once; the keyboard goes with the focus', async () => {
  const { screen, person, pageData, settle } = startPage({
    axml: '<input onFocus="heard" onBlur="heard"/>',
    js: `{ data: { heard: '' }, heard({ type }) { this.setData({ heard: this.data.heard + type + ' ' });
      if (type === 'focus') my.showActionSheet({ items: ['甲', '乙'] }); } }`,
  });
  await settle();
  await person.click(screen.getByRole('textbox'));
  await person.click(await screen.findByRole('button', { name: '乙' }));
  await settle();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(pageData()).toEqual({ heard: 'focus blur ' });
  expect(document.activeElement).toHaveClass('sim-page');
});

test('an app that was closed has one notice of it, which goes however the app comes back', async () => {
  const { screen, root, simulator, settle } = startPage({
    axml: '<button onTap="leave">离开</button>',
    js: '{ leave() { my.exitMiniProgram(); my.exitMiniProgram(); } }',
  });
  fireEvent.click(screen.getByRole('button', { name: '离开' }));
  await settle();
  expect(screen.getAllByRole('dialog', { name: '小程序已在后台' })).toHaveLength(1);
  simulator.show();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(root.querySelector<HTMLElement>('.sim-app')?.inert).toBe(false);
});
