import type { Mode } from '../../../src';
import { appFiles, start, type PageFiles } from '../../phone';

const COMPONENTS: Record<string, PageFiles> = {
  'components/hello': { axml: '<view>占位</view>' },
  'components/real': { axml: '<view>真的</view>' },
};

/** A page, or a component on a page, with that JSON and a `<lazy/>`. */
function lazy(json: object, options: { inComponent?: boolean; mode?: Mode } = {}) {
  const { inComponent = false, mode = 'lenient' } = options;
  const user: PageFiles = { axml: '<lazy/>', json };
  const page: PageFiles = {
    axml: '<user/>',
    json: { usingComponents: { user: '/components/user' } },
  };
  const files = inComponent
    ? appFiles({ 'pages/a/a': page }, { ...COMPONENTS, 'components/user': user })
    : appFiles({ 'pages/a/a': user }, COMPONENTS);
  const { simulator, root } = start(files, { mode });
  return { text: root.querySelector('.sim-page')?.textContent ?? root.textContent, simulator };
}

const problems = (made: ReturnType<typeof lazy>) =>
  made.simulator.problems.map(({ kind, thing, file }) => `${kind} ${thing} ${String(file)}`);

const hello = '/components/hello';
const componentPlaceholder = { lazy: 'hello' };

describe('自定义组件/占位组件', () => {
  test.each(['strict', 'lenient'] as const)(
    'a component that is there is drawn itself, in %s mode',
    (mode) => {
      const usingComponents = { lazy: '/components/real', hello };
      const made = lazy({ usingComponents, componentPlaceholder }, { mode });
      expect(made.text).toContain('真的');
      expect(made.text).not.toContain('占位');
      expect(problems(made)).toEqual([]);
    },
  );

  test.each(['plugin://lazyPlugin/hello', '/components/none'])(
    '%s: 占位组件可以被正常渲染, and that the component is missing is told',
    (target) => {
      const made = lazy({ usingComponents: { lazy: target, hello }, componentPlaceholder });
      expect(made.text).toContain('占位');
      expect(problems(made)).toEqual(['app missing component pages/a/a.json']);
    },
  );

  test('可在页面或自定义组件对应的 JSON 中进行配置', () => {
    const usingComponents = { lazy: '/components/none', hello };
    const made = lazy({ usingComponents, componentPlaceholder }, { inComponent: true });
    expect(made.text).toContain('占位');
    expect(problems(made)).toEqual(['app missing component components/user.json']);
  });

  test('当一个组件被指定为占位组件时，再为这个组件指定占位组件是无效的', () => {
    const made = lazy({
      usingComponents: { lazy: '/components/none', second: '/components/none', hello },
      componentPlaceholder: { second: 'lazy', lazy: 'hello' },
    });
    expect(made.text).not.toContain('占位');
  });

  test.each([
    ['a placeholder that is declared nowhere', { lazy: '/components/real' }],
    ['a component that is declared nowhere', { hello }],
  ])('%s is a problem', (_name, usingComponents) => {
    expect(problems(lazy({ usingComponents, componentPlaceholder }))).toContain(
      'app componentPlaceholder pages/a/a.json',
    );
  });

  test('如果一个组件不可用，且其占位组件不存在: as without a placeholder', () => {
    const usingComponents = { lazy: '/components/none', hello: '/components/neither' };
    const made = lazy({ usingComponents, componentPlaceholder });
    expect(problems(made)).toContain('app missing component pages/a/a.json');
    expect(made.text).not.toContain('占位');
  });

  test('a name is required', () => {
    const json = {
      usingComponents: { lazy: '/components/real' },
      componentPlaceholder: { lazy: 1 },
    };
    expect(() => lazy(json, { mode: 'strict' })).toThrow(
      'componentPlaceholder.lazy: a name is required',
    );
  });
});
