let nextId = 0;
const toTodo = (text) => ({ id: (nextId += 1), text });

Page({
  data: { todos: [], draft: '', days: 7 },

  onLoad({ first }) {
    if (first) this.setData({ todos: [toTodo(first)] });
  },

  add({ detail }) {
    const { text } = detail.value;
    if (text === '') return;
    this.setData({ todos: [...this.data.todos, toTodo(text)], draft: '' });
  },

  setDays(days) {
    this.setData({ days });
  },

  async load() {
    const url = `https://api.example.com/todos?days=${this.data.days}`;
    try {
      const { data } = await my.request({ url });
      this.setData({ todos: data.map(toTodo) });
    } catch {
      my.showToast({ type: 'fail', content: '网络不可用' });
    }
  },

  async clear() {
    const { confirm } = await my.confirm({ title: '清空', content: '不能恢复' });
    if (confirm) this.setData({ todos: [] });
  },
});
