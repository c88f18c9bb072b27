import { compileProgram, createSimulator } from '../src';
import { brief } from './brief-problems';
import { appFiles, start, startFailure, XIAO_MING } from './phone';

const LENIENT = { mode: 'lenient' } as const;

describe('strict mode: a problem is an error', () => {
  test.each([
    ['an attribute that the platform does not have', '<button subtitle="a"/>', 'subtitle'],
    ['a tag that the platform does not have', '<marquee/>', '<marquee> is not known'],
  ])('%s', (_what, axml, message) => {
    expect(startFailure({ axml })).toContain(message);
  });

  test('it shows no secret of an address', () => {
    const failure = startFailure({ axml: '<web-view src="a/b?id=1&token=geheim#top"/>' });
    expect(failure).toContain('a/b?id=1&token=***#top');
  });

  test('it lists nothing: what it knows of has been thrown', () => {
    const { simulator } = start(appFiles({ 'pages/a/a': { axml: '<view>甲</view>' } }));
    expect(simulator.problems).toEqual([]);
  });
});

describe('lenient mode: a problem is listed, and the app goes on as on a device', () => {
  test('all of them, not the first alone, with file, line and thing', () => {
    const axml = `<view subtitle="a">甲</view>
<blink id="live">乙</blink>
<input onTap="go" />
<marquee>丙</marquee>`;
    const { simulator, screen, events } = start(
      appFiles({
        'pages/a/a': {
          axml,
          acss: '[a] { color: red; }\n.b { color: red }',
          json: { titleColour: 'red' },
        },
      }),
      LENIENT,
    );
    expect(brief(simulator.problems)).toEqual([
      'app key titleColour pages/a/a.json',
      'app <view subtitle> pages/a/a.axml:1',
      'app <blink> pages/a/a.axml:2',
      'app <input onTap> pages/a/a.axml:3',
      'app <marquee> pages/a/a.axml:4',
      'app attribute selector pages/a/a.acss:1',
    ]);
    expect(screen.getByText('甲')).toBeVisible();
    expect(screen.getByRole('group', { name: '<blink>' })).toHaveTextContent('乙');
    expect(screen.getByText('丙')).toBeVisible();
    const told = events.flatMap((event) => (event.type === 'problem' ? [event.problem] : []));
    expect(told).toEqual(simulator.problems);
  });

  test('the same place is listed once, however often it is drawn', () => {
    const page = {
      axml: '<icon a:for="{{3}}" type="round"/>',
      js: '{ onReady() { this.setData({ a: 1 }); } }',
    };
    const { simulator } = start(appFiles({ 'pages/a/a': page }), LENIENT);
    expect(brief(simulator.problems)).toEqual(['app <icon type="round"> pages/a/a.axml:1']);
  });

  test('an unknown key of app.json or of a page is passed over', () => {
    const { simulator, screen } = start(
      appFiles(
        { 'pages/a/a': { axml: '甲', json: { colour: 'red' } } },
        {},
        { 'app.json': JSON.stringify({ pages: ['pages/a/a'], madeUp: true }) },
      ),
      LENIENT,
    );
    expect(brief(simulator.problems)).toEqual([
      'app key madeUp app.json',
      'app key colour pages/a/a.json',
    ]);
    expect(screen.getByText('甲')).toBeVisible();
  });

  test.each([
    ['its AXML cannot be read', { 'pages/b/b.axml': '<view' }],
    ['its script throws', { 'pages/b/b.js': 'throw new Error("no");' }],
    ['its script registers no page', { 'pages/b/b.js': '' }],
    ['its JSON is none', { 'pages/b/b.json': '{' }],
    ['its ACSS is none', { 'pages/b/b.acss': '.a {' }],
  ])('an app starts whatever is wrong with its other pages: %s', (_what, broken) => {
    const files = { ...appFiles({ 'pages/a/a': { axml: '甲' }, 'pages/b/b': {} }), ...broken };
    const { screen, simulator } = start(files, LENIENT);
    expect(screen.getByText('甲')).toBeVisible();
    expect(simulator.problems).toEqual([]);
  });

  test('a page that cannot be compiled is a box that says why', () => {
    const files = {
      ...appFiles({ 'pages/a/a': {} }),
      'pages/a/a.axml': '<view>\n<text>{{a b}}</text></view>',
    };
    const { screen, simulator } = start(files, LENIENT);
    expect(brief(simulator.problems)).toHaveLength(1);
    const [problem] = simulator.problems;
    expect(problem).toMatchObject({ kind: 'app', file: 'pages/a/a.axml', line: 2 });
    expect(screen.getByRole('group', { name: `pages/a/a: ${problem?.message}` })).toBeVisible();
  });

  test('a component that is not there is a box; the page around it is drawn', () => {
    const { screen, simulator } = start(
      appFiles({
        'pages/a/a': { axml: '甲<part/>', json: { usingComponents: { part: '/no/part' } } },
      }),
      LENIENT,
    );
    expect(brief(simulator.problems)).toEqual(['app missing component pages/a/a.json']);
    expect(screen.getByText('甲')).toBeVisible();
    expect(screen.getByRole('group', { name: /no\/part is not there/ })).toBeVisible();
  });

  test('a script that throws is an error of the app; what its page shows is shown', () => {
    const page = { axml: '甲' };
    const files = {
      ...appFiles({ 'pages/a/a': page }),
      'pages/a/a.js': 'throw new Error("at its start");',
    };
    const { screen, takeErrors } = start(files, LENIENT);
    expect(takeErrors()).toEqual(['at its start']);
    expect(screen.getByText('甲')).toBeVisible();
  });

  test('an API that the simulator lacks ends in fail and is listed', async () => {
    const page = {
      axml: '{{error}}',
      js: `{ onLoad() { my.getLocalIPAddress({ fail: (result) => this.setData({ error: result.error }) }); } }`,
    };
    const { simulator, screen } = start(appFiles({ 'pages/a/a': page }), LENIENT);
    expect(await screen.findByText('1')).toBeVisible();
    expect(brief(simulator.problems)).toEqual(['simulator my.getLocalIPAddress pages/a/a.js:1']);
  });
});

test('compileProgram() in lenient mode finds the problems of all pages, opened or not', () => {
  const files = appFiles({
    'pages/a/a': { axml: '<view subtitle="a"/>' },
    'pages/b/b': { json: { titleColour: 'red' } },
  });
  const { pages, problems } = compileProgram(files, 'lenient');
  expect(pages).toEqual(['pages/a/a', 'pages/b/b']);
  expect(brief(problems)).toEqual([
    'app <view subtitle> pages/a/a.axml:1',
    'app key titleColour pages/b/b.json',
  ]);
});

test('an app whose app.json cannot be read starts in neither mode', () => {
  const launch = () =>
    createSimulator({
      files: { 'app.json': '{' },
      root: document.body,
      user: XIAO_MING,
      alipay: { issueAuthCode: () => Promise.resolve('') },
      mode: 'lenient',
    }).launch();
  expect(launch).toThrow('app.json:1: ');
});
