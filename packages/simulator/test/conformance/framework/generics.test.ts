import { within } from '@testing-library/dom';
import { appFiles, start, type PageFiles } from '../../phone';
import { openPage, say } from './world';

/** The components of the platform's page; each shows what it is and the label it is given. */
const BOX = (name: string): PageFiles => ({
  axml: `<view class="${name}" onTap="pick">${name}:{{label}}{{disabled ? '禁' : ''}}<slot/></view>`,
  js: `{
    props: { label: '' },
    methods: { pick() { if (this.props.onPick) this.props.onPick('${name} ' + this.props.label); } },
  }`,
  acss: `.${name} { width: 7px; }`,
});

const GROUP: PageFiles = {
  axml: `<view a:for="{{labels}}"><selectable label="{{item}}" disabled="{{false}}"/></view>`,
  js: `{ props: { labels: ['a', 'b'] } }`,
  json: { componentGenerics: { selectable: { default: './selectable' } } },
};

const COMPONENTS: Readonly<Record<string, PageFiles>> = {
  'group/selectable-group': GROUP,
  'group/selectable': BOX('default'),
  'boxes/custom-radio': BOX('radio'),
  'boxes/custom-checkbox': BOX('checkbox'),
};

const group = (changes: PageFiles) => ({
  ...COMPONENTS,
  'group/selectable-group': { ...GROUP, ...changes },
});

const RADIO = '<selectable-group generic:selectable="custom-radio"/>';
const CHECKBOX = '<selectable-group generic:selectable="custom-checkbox"/>';

describe('自定义组件/抽象节点', () => {
  test.each([
    ['使用 custom-radio', RADIO, 'radio:aradio:b'],
    ['使用 custom-checkbox', CHECKBOX, 'checkbox:acheckbox:b'],
    [
      '使用默认: 当具体组件未被指定时,将创建默认自定义组件的实例',
      '<selectable-group/>',
      'default:adefault:b',
    ],
  ])('%s', async (_statement, axml, text) => {
    expect(await openPage({ axml }, COMPONENTS).shown()).toBe(text);
  });

  test('one page with different choices: each draws its own', async () => {
    const { shown } = openPage({ axml: `${RADIO}<selectable-group/>${CHECKBOX}` }, COMPONENTS);
    expect(await shown()).toBe('radio:aradio:bdefault:adefault:bcheckbox:acheckbox:b');
  });

  test('each keeps its own when what it shows changes', async () => {
    const tag = (name: string) =>
      `<selectable-group labels="{{labels}}" generic:selectable="${name}"/>`;
    const page = {
      axml: `${tag('custom-radio')}${tag('custom-checkbox')}<view onTap="more">more</view>`,
      js: `{ data: { labels: ['x'] }, more() { this.setData({ labels: ['y', 'z'] }); } }`,
    };
    const { shown, tap } = openPage(page, COMPONENTS);
    await tap('more');
    expect(await shown()).toBe('radio:yradio:zcheckbox:ycheckbox:zmore');
  });

  test('where another choice takes the place of one, that is drawn', async () => {
    const page = {
      axml: `<template name="radio">${RADIO}</template><template name="checkbox">${CHECKBOX}</template>
<template is="{{shape}}"/><view onTap="turn">turn</view>`,
      js: `{ data: { shape: 'radio' }, turn() { this.setData({ shape: 'checkbox' }); } }`,
    };
    const usingComponents = Object.fromEntries(
      Object.keys(COMPONENTS).map((path) => [path.split('/').at(-1) ?? path, `/${path}`]),
    );
    // Lenient, since a component does not work in a template.
    const files = appFiles({ 'pages/a': { ...page, json: { usingComponents } } }, COMPONENTS);
    const { root, settle, person } = start(files, { mode: 'lenient' });
    const shown = () => root.querySelector('.a-page')?.textContent.replace(/\s+/g, '');
    expect(shown()).toBe('radio:aradio:bturn');
    await person.click(within(root).getByText('turn'));
    await settle();
    expect(shown()).toBe('checkbox:acheckbox:bturn');
  });

  test('the styles of what stands there hold', async () => {
    const { root, settle } = openPage({ axml: RADIO }, COMPONENTS);
    await settle();
    expect(root.querySelector('.radio')).toHaveStyle({ width: '7px' });
  });

  test('the default is compiled and styled like any component that is used', async () => {
    const page = {
      axml: '<selectable-group/>',
      json: { usingComponents: { 'selectable-group': '/group/selectable-group' } },
    };
    const files = appFiles({ 'pages/a': page }, COMPONENTS);
    const { root, settle } = start(files, { mode: 'lenient' });
    await settle();
    expect(root.querySelector('.default')).toHaveStyle({ width: '7px' });
  });

  test('props, events and slots are those of any component', async () => {
    const components = group({
      axml: '<selectable label="{{name}}" disabled onPick="picked"><text>内</text></selectable>',
      js: `{ data: { name: 'n' }, methods: { picked(what) { console.info(what); this.setData({ name: 'm' }); } } }`,
    });
    const { lines, shown, tap } = openPage({ axml: RADIO }, components);
    await tap('radio:n禁内');
    expect(lines()).toContain('radio n');
    expect(await shown()).toBe('radio:m禁内');
  });

  test('what its user chose may come from app.json', async () => {
    const files = appFiles({ 'pages/a': { axml: RADIO } }, COMPONENTS, {
      'app.json': JSON.stringify({
        pages: ['pages/a'],
        usingComponents: {
          'selectable-group': '/group/selectable-group',
          'custom-radio': '/boxes/custom-radio',
        },
      }),
    });
    const { root, settle } = start(files);
    await settle();
    expect(root.querySelectorAll('.radio')).toHaveLength(2);
  });

  describe('passed on to a component inside', () => {
    const components = {
      ...COMPONENTS,
      'outer/outer': {
        axml: '<selectable-group generic:selectable="item"/>',
        json: {
          usingComponents: { 'selectable-group': '/group/selectable-group' },
          componentGenerics: { item: { default: '/boxes/custom-checkbox' } },
        },
      },
    };

    test.each([
      ['the user’s choice', '<outer generic:item="custom-radio"/>', 'radio:aradio:b'],
      ['the default of the one that passes it on', '<outer/>', 'checkbox:acheckbox:b'],
    ])('%s', async (_what, axml, text) => {
      expect(await openPage({ axml }, components).shown()).toBe(text);
    });
  });

  test('what is put into a slot sees the choices of the AXML it is written in', async () => {
    const frame = { axml: '<view><slot/></view>' };
    const json = { ...GROUP.json, usingComponents: { frame: '/frame/frame' } };
    const components = {
      ...group({ axml: '<frame><selectable label="s"/></frame>', json }),
      'frame/frame': frame,
    };
    expect(await openPage({ axml: RADIO }, components).shown()).toBe('radio:s');
  });

  test('a script runs once, however many stand there', async () => {
    const radio = { ...BOX('radio'), js: `(${say('ran')}, {})` };
    const { lines, settle } = openPage(
      { axml: RADIO + RADIO },
      { ...COMPONENTS, 'boxes/custom-radio': radio },
    );
    await settle();
    expect(lines()).toEqual(['ran']);
  });
});

describe('自定义组件/抽象节点: what is a problem', () => {
  const problems = (axml: string, changes: PageFiles = {}) => {
    const usingComponents = {
      'selectable-group': '/group/selectable-group',
      'custom-radio': '/boxes/custom-radio',
    };
    const files = appFiles(
      { 'pages/a': { axml, js: `{ data: { name: 'custom-radio' } }`, json: { usingComponents } } },
      group(changes),
    );
    expect(() => start(files)).toThrow();
    const { root, simulator } = start(files, { mode: 'lenient' });
    const shown = (root.querySelector('.a-page')?.textContent ?? '').replace(/\s+/g, '');
    return { shown, problems: simulator.problems };
  };

  test.each([
    [
      '值 yyy 只能是静态值,不能包含数据绑定',
      '="{{name}}"',
      'a fixed name of a component is required',
    ],
    ['no value at all', '', 'a fixed name of a component is required'],
    [
      'a name that is not declared',
      '="custom-checkbox"',
      'custom-checkbox is not declared in usingComponents',
    ],
    ['a basic component', '="view"', 'view is not declared in usingComponents'],
  ])('%s; the default stands there', (_statement, value, message) => {
    const found = problems(`\n<selectable-group generic:selectable${value}/>`);
    expect(found.problems).toEqual([
      expect.objectContaining({
        kind: 'app',
        file: 'pages/a.axml',
        line: 2,
        message: `<selectable-group>: generic:selectable: ${message}`,
      }),
    ]);
    expect(found.shown).toContain('default:a');
  });

  test('an abstract node that the component does not declare', () => {
    const found = problems('<selectable-group generic:other="custom-radio"/>');
    expect(found.problems).toEqual([
      expect.objectContaining({
        kind: 'app',
        message:
          '<selectable-group>: generic:other: the component has no other in its componentGenerics',
      }),
    ]);
  });

  test('on a tag of the platform', () => {
    const found = problems('<view generic:selectable="custom-radio"/>');
    expect(found.problems).toEqual([
      expect.objectContaining({ kind: 'app', thing: '<view generic:selectable>' }),
    ]);
  });

  test.each([
    ['“抽象节点”需指定一个默认自定义组件', { selectable: {} }, 'componentGenerics default'],
    ['a default that is no path', { selectable: { default: 1 } }, 'componentGenerics default'],
    ['true, as WeChat has it', { selectable: true }, 'componentGenerics default'],
    ['a list', [], 'componentGenerics'],
    [
      'more than a default',
      { selectable: { default: './selectable', x: 1 } },
      'componentGenerics x',
    ],
    ['a default that is not there', { selectable: { default: './none' } }, 'missing component'],
  ])('componentGenerics: %s', (_statement, componentGenerics, thing) => {
    const found = problems('<selectable-group/>', { json: { componentGenerics } });
    expect(found.problems[0]).toMatchObject({ kind: 'app', thing });
    expect(found.problems[0]?.file).toBe('group/selectable-group.json');
  });

  test('without a default a choice is drawn all the same', () => {
    const json = { componentGenerics: { selectable: {} } };
    expect(problems(RADIO, { json }).shown).toContain('radio:a');
    expect(problems('<selectable-group/>', { json }).shown).not.toContain(':a');
  });

  test('selectable 不是任何在 usingComponents 字段中声明的组件', () => {
    const json = { ...GROUP.json, usingComponents: { selectable: '/boxes/custom-radio' } };
    expect(problems('<selectable-group/>', { json }).problems).toEqual([
      expect.objectContaining({ kind: 'app', thing: 'componentGenerics and usingComponents' }),
    ]);
  });

  test('choices for an abstract node’s own abstract nodes are lacking', () => {
    const found = problems('<selectable-group/>', {
      axml: '<selectable generic:inner="selectable"/>',
    });
    expect(found.problems).toEqual([
      expect.objectContaining({ kind: 'simulator', thing: 'generic:… of an abstract node' }),
    ]);
  });

  test('componentGenerics in a page’s JSON', () => {
    const json = { componentGenerics: {} };
    expect(() => start(appFiles({ 'pages/a': { json } }))).toThrow(
      'componentGenerics is not known',
    );
  });
});
