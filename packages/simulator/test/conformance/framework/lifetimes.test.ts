import { fireEvent } from '@testing-library/dom';
import { appFiles, recordLines, start } from '../../phone';

const part = (options: string) => `{
  mixins: [{ lifetimes: { created() { console.info('mixin created'); }, ready() { console.info('mixin ready'); } } }],
  ${options}
  data: { text: '' },
  onInit() { console.info('onInit'); },
  didMount() { console.info('didMount'); },
  didUnmount() { console.info('didUnmount'); },
  lifetimes: {
    created() { console.info('created'); },
    attached() { console.info('attached'); this.setData({ text: '在树上' }); },
    ready() { console.info('ready'); },
    detached() { console.info('detached'); },
  },
}`;

function open(options: string) {
  return start(
    appFiles(
      {
        'pages/a/a': {
          axml: '<part a:if="{{shown}}"/><button onTap="remove">移除</button>',
          js: '{ data: { shown: true }, remove() { this.setData({ shown: false }); } }',
          json: { usingComponents: { part: '/c/part' } },
        },
      },
      { 'c/part': { axml: '<text>{{text}}</text>', js: part(options) } },
    ),
  );
}

describe('自定义组件/生命周期: lifetimes', () => {
  test('options.lifetimes: those of mixins and of the component run, none in the place of another', async () => {
    const lines = recordLines();
    const { screen, settle } = open('options: { lifetimes: true },');
    await settle();
    expect(lines()).toEqual([
      ...['onInit', 'mixin created', 'created', 'attached'],
      ...['mixin ready', 'ready', 'didMount'],
    ]);
    expect(screen.getByText('在树上')).toBeVisible();

    fireEvent.click(screen.getByRole('button'));
    await settle();
    expect(lines()).toEqual(['didUnmount', 'detached']);
  });

  test('without the option they do nothing', async () => {
    const lines = recordLines();
    const { settle } = open('');
    await settle();
    expect(lines()).toEqual(['onInit', 'didMount']);
  });

  test('moved: the instance stands elsewhere in the node tree, with all that is inside', async () => {
    const lines = recordLines();
    const tell = (name: string) =>
      `{ options: { lifetimes: true }, lifetimes: { moved() { console.info('${name}' + (this.props.name || '')); } } }`;
    const { screen, settle } = start(
      appFiles(
        {
          'pages/a/a': {
            axml: '<view a:for="{{list}}" a:key="*this"><part name="{{item}}"/></view><button onTap="turn">转</button>',
            js: `{ data: { list: ['a', 'b', 'c'] }, turn() { this.setData({ list: ['c', 'a', 'b'] }); } }`,
            json: { usingComponents: { part: '/c/part' } },
          },
        },
        {
          'c/part': {
            axml: '<inner/>',
            js: tell('part '),
            json: { usingComponents: { inner: '/c/inner' } },
          },
          'c/inner': { js: tell('inner') },
        },
      ),
    );
    await settle();
    expect(lines()).toEqual([]);
    fireEvent.click(screen.getByRole('button'));
    await settle();
    expect(lines()).toEqual(['part c', 'inner']);
  });
});
