import { renderPage } from 'alipay-mini-simulator/testing';

const TODOS = 'https://api.example.com/todos';

test('a todo that was typed in is added', async () => {
  const view = renderPage('pages/todos/todos');
  expect(view.getByText('没有待办')).toBeTruthy();
  await view.person.type(view.getByPlaceholderText('新的待办'), '买菜');
  await view.person.click(view.getByRole('button', { name: '添加' }));
  expect((await view.findAllByRole('listitem')).map((item) => item.textContent)).toEqual(['买菜']);
});

test('the query brings the first todo, and all go after a confirmation', async () => {
  const view = renderPage('pages/todos/todos', { query: { first: '买菜' } });
  expect(view.page.data.todos).toHaveLength(1);
  await view.person.click(view.getByRole('button', { name: '清空' }));
  await view.person.click(await view.findByRole('button', { name: '取消' }));
  expect(view.getByText('买菜')).toBeTruthy();
  await view.person.click(view.getByRole('button', { name: '清空' }));
  await view.person.click(await view.findByRole('button', { name: '确定' }));
  expect(await view.findByText('没有待办')).toBeTruthy();
});

test('an API of the platform can be answered by the test', async () => {
  const confirm = jest.fn(() => ({ confirm: true }));
  const view = renderPage('pages/todos/todos', { query: { first: '买菜' }, my: { confirm } });
  await view.person.click(view.getByRole('button', { name: '清空' }));
  expect(await view.findByText('没有待办')).toBeTruthy();
  expect(confirm).toHaveBeenCalledWith({ title: '清空', content: '不能恢复' });
});

test('a server can be answered by the test', async () => {
  const view = renderPage('pages/todos/todos', {
    replies: { [`GET ${TODOS}`]: ({ url }) => ({ body: [`收到 ${url.replace(TODOS, '')}`] }) },
  });
  await view.person.click(view.getByRole('button', { name: '多一天' }));
  await view.person.click(view.getByRole('button', { name: '从云端读取' }));
  expect(await view.findByText('收到 ?days=8')).toBeTruthy();
});

test('offline, the page says so, for three seconds', async () => {
  jest.useFakeTimers();
  const view = renderPage('pages/todos/todos', { network: 'offline' });
  await view.person.click(view.getByRole('button', { name: '从云端读取' }));
  await view.settle();
  expect(view.getByText('网络不可用')).toBeTruthy();
  jest.advanceTimersByTime(3000);
  expect(view.queryByText('网络不可用')).toBeNull();
  jest.useRealTimers();
});
