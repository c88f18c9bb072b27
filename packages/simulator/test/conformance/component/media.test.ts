import { fireEvent } from '@testing-library/dom';
import { dispatch, recordedCalls } from '../../../src';
import { canvasContext } from '../../../src/view/canvas-context';
import { expectStatement, type Statement, type World } from './statements';

const film = (world: World) => world.node('video') as HTMLVideoElement;

const VIDEO: readonly Statement[] = [
  {
    says: 'src, poster; controls 默认值 true; autoplay, loop and muted 默认值 false; object-fit 默认值 contain',
    axml: '<video src="https://example.com/a.mp4" poster="https://example.com/a.jpg"/>',
    check(world) {
      const { controls, autoplay, loop, muted, style } = film(world);
      expect({ controls, autoplay, loop, muted, fit: style.objectFit }).toEqual({
        controls: true,
        autoplay: false,
        loop: false,
        muted: false,
        fit: 'contain',
      });
      expect(film(world)).toHaveAttribute('src', 'https://example.com/a.mp4');
      expect(film(world)).toHaveAttribute('poster', 'https://example.com/a.jpg');
    },
  },
  {
    says: '优酷视频编码 is an address that Alipay alone can fetch: nothing is loaded',
    axml: '<video src="XNDM0OTQzMDc2OA=="/>',
    check: (world) => expect(film(world)).not.toHaveAttribute('src'),
  },
  ...[
    ['play', 'play'],
    ['pause', 'pause'],
    ['ended', 'ended'],
    ['waiting', 'loading'],
    ['playing', 'renderStart'],
    ['abort', 'stop'],
  ].map(([dom = '', event = '']): Statement => ({
    says: `on${event.charAt(0).toUpperCase()}${event.slice(1)}`,
    axml: `<video on${event.charAt(0).toUpperCase()}${event.slice(1)}="log"/>`,
    async check(world) {
      film(world).dispatchEvent(new Event(dom));
      await world.flush();
      expect(world.types()).toEqual([event]);
    },
  })),
  {
    says: 'onTimeUpdate carries currentTime, userPlayDuration and videoDuration',
    axml: '<video onTimeUpdate="log"/>',
    async check(world) {
      fireEvent.timeUpdate(film(world));
      await world.flush();
      const detail = world.heard()[0]?.[1] ?? {};
      expect(Object.keys(detail)).toEqual(['currentTime', 'userPlayDuration', 'videoDuration']);
    },
  },
  ...(
    [
      [0, 1006, '数据源错误。'],
      [2, 1008, '网络错误。'],
      [3, 3002, '硬解码错误。'],
      [4, 1006, '数据源错误。'],
    ] as const
  ).map(([code, errorCode, errorMessage]): Statement => ({
    says: `onError carries an errorCode of the table: ${errorCode} for the browser's ${code}`,
    axml: '<video onError="log"/>',
    async check(world) {
      Object.defineProperty(film(world), 'error', { value: { code } });
      fireEvent.error(film(world));
      await world.flush();
      expect(world.heard()).toEqual([['error', { errorCode, errorMessage }]]);
    },
  })),
  {
    says: 'muted: what the user has chosen stays until it changes',
    axml: '<video muted="{{muted}}" loop="{{loop}}"/>',
    data: { muted: false },
    steps: [{ loop: true }, { muted: true }, { muted: false }],
    async check(world) {
      film(world).muted = true;
      await world.next();
      expect(film(world).muted).toBe(true);
      await world.next();
      await world.next();
      expect(film(world).muted).toBe(false);
    },
  },
  {
    says: 'onUserAction mute: 用户操作事件, which setData is none of, nor a louder sound',
    axml: '<video muted="{{muted}}" onUserAction="log"/>',
    data: { muted: false },
    steps: [{ muted: true }],
    async check(world) {
      await world.next();
      fireEvent.volumeChange(film(world));
      await world.flush();
      expect(world.heard()).toEqual([]);
      film(world).muted = false;
      fireEvent.volumeChange(film(world));
      await world.flush();
      expect(world.heard()).toEqual([['userAction', { tag: 'mute', value: 0 }]]);
    },
  },
  {
    says: 'onTap carries ptInView',
    axml: '<video onTap="log"/>',
    async check(world) {
      fireEvent.click(film(world));
      await world.flush();
      expect(world.heard()[0]?.[1]).toMatchObject({ ptInView: { x: 0, y: 0 } });
    },
  },
];

const CANVAS: readonly Statement[] = [
  {
    says: 'width 默认值 300px, height 默认值 225px; onReady comes',
    axml: '<canvas type="2d" onReady="log"/>',
    check(world) {
      expect(world.node('canvas')).toHaveAttribute('width', '300');
      expect(world.node('canvas')).toHaveAttribute('height', '225');
      expect(world.types()).toEqual(['ready']);
    },
  },
  {
    says: 'width and height as given, without a unit as well',
    axml: '<canvas width="200" height="{{w}}"/>',
    data: { w: 100 },
    check(world) {
      expect(world.node('canvas')).toHaveAttribute('width', '200');
      expect(world.node('canvas')).toHaveAttribute('height', '100');
    },
  },
  {
    says: 'width 画布宽度: it is drawn as large as that, unless a style says otherwise; a unit is px',
    axml: '<canvas width="120px" height="80"/>',
    check(world) {
      const { style } = world.node('canvas');
      expect(world.node('canvas')).toHaveAttribute('width', '120');
      expect(style.getPropertyValue('--canvas-width')).toBe('120px');
      expect(style.getPropertyValue('--canvas-height')).toBe('80px');
    },
  },
  {
    says: 'onTap comes',
    axml: '<canvas onTap="log"/>',
    async check(world) {
      await world.person.click(world.node('canvas'));
      expect(world.types()).toEqual(['tap']);
    },
  },
  {
    says: 'where nothing can be drawn, a context records what it is told',
    axml: '<canvas id="c"/>',
    check(world) {
      const canvas = world.node('canvas') as HTMLCanvasElement;
      const context = canvasContext(canvas, '2d') as CanvasRenderingContext2D;
      context.fillStyle = 'red';
      context.fillRect(1, 2, 3, 4);
      expect(context.measureText('ab').width).toBeGreaterThan(0);
      expect(context.fillStyle).toBe('red');
      expect(recordedCalls(canvas)).toEqual([
        { method: 'fillStyle =', args: ['red'] },
        { method: 'fillRect', args: [1, 2, 3, 4] },
        { method: 'measureText', args: ['ab'] },
      ]);
    },
  },
];

const MAP =
  '<map latitude="{{30.2}}" longitude="{{120.1}}" markers="{{markers}}" onMarkerTap="log" onRegionChange="log" onTap="log"/>';
const MARKERS = { markers: [{ id: 10, latitude: 1, longitude: 2, title: '黄龙' }] };

const BOXES: readonly Statement[] = [
  {
    says: 'map: a box that says where it is and what is marked',
    axml: MAP,
    data: MARKERS,
    check: (world) =>
      expect(world.screen.getByRole('group', { name: '地图 30.2, 120.1（黄龙）' })).toBeVisible(),
  },
  {
    says: 'map: onMarkerTap from its menu carries markerId, latitude and longitude',
    axml: MAP,
    data: MARKERS,
    async check(world) {
      await world.person.click(world.screen.getByRole('button', { name: /地图.*事件/ }));
      await world.person.click(world.screen.getByRole('button', { name: 'markerTap' }));
      await world.settle();
      expect(world.heard()).toEqual([['markerTap', { markerId: 10, latitude: 1, longitude: 2 }]]);
    },
  },
  {
    says: 'map: a test brings about any event, with the detail it wants',
    axml: MAP,
    data: MARKERS,
    async check(world) {
      dispatch(world.node('map'), 'regionChange', { type: 'begin', causedBy: 'update' });
      await world.flush();
      expect(world.heard()).toEqual([['regionChange', { type: 'begin', causedBy: 'update' }]]);
      expect(() => dispatch(world.node('map'), 'panelTap')).toThrow(
        '<map> has no handler for panelTap',
      );
    },
  },
  {
    says: 'map: onTap carries latitude and longitude',
    axml: MAP,
    data: MARKERS,
    async check(world) {
      await world.person.click(world.node('map'));
      expect(world.heard()[0]?.[1]).toMatchObject({ latitude: 30.2, longitude: 120.1 });
    },
  },
  ...(
    [
      ['camera', 'scanCode', { type: 'QR', result: 'https://example.com/' }],
      ['camera', 'error', { errorCode: 1004, errorMessage: '无摄像头权限' }],
      ['lottie', 'dataReady', {}],
      ['lottie', 'animationEnd', {}],
    ] as const
  ).map(([tag, event, detail]): Statement => ({
    says: `${tag}: ${event} from its menu`,
    axml: `<${tag} on${event.charAt(0).toUpperCase()}${event.slice(1)}="log"/>`,
    async check(world) {
      await world.person.click(world.screen.getByRole('button', { name: /事件/ }));
      await world.person.click(world.screen.getByRole('button', { name: event }));
      await world.settle();
      expect(world.heard()).toEqual([[event, detail]]);
    },
  })),
  {
    says: 'lottie: placeholder 兜底图',
    axml: '<lottie placeholder="https://example.com/a.png" path="https://example.com/b.json"/>',
    check(world) {
      expect(world.screen.getByText('动画 b.json')).toBeVisible();
      expect(world.node('lottie').style.backgroundImage).toContain('https://example.com/a.png');
    },
  },
  {
    says: 'lottie: django-id, as in the example of my.createLottieContext',
    axml: '<lottie id="myLottie" django-id="{{id}}" path="https://example.com/b.json"/>',
    check: (world) => expect(world.screen.getByText('动画 b.json')).toBeVisible(),
  },
];

test.each(VIDEO)('媒体组件/video: $says', (one) => expectStatement(one));
test.each(CANVAS)('画布/canvas: $says', (one) => expectStatement(one));
test.each(BOXES)('地图/map, 媒体组件/camera, lottie: $says', (one) => expectStatement(one));
