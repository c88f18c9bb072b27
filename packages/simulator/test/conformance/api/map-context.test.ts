import { fireEvent } from '@testing-library/dom';
import type { RouteRequest } from '../../../src';
import { appFiles, start } from '../../phone';
import { layOut } from '../component/statements';

type Api = (params?: unknown) => unknown;

const HERE = { latitude: 30.26, longitude: 120.1 };
const MARKER = { id: 1, ...HERE };
/** Due east, 1000 metres at this latitude in steps of 500. */
const EAST = [
  HERE,
  { latitude: 30.26, longitude: 120.1052 },
  { latitude: 30.26, longitude: 120.1104 },
];

/** A page with a map whose events are written down, and its context. */
async function mapPage(data: object = {}) {
  let made: Readonly<Record<string, Api>> = {};
  const heard: [string, unknown][] = [];
  const files = appFiles({
    'pages/home/home': {
      axml: `<map id="map" latitude="{{latitude}}" longitude="{{longitude}}" scale="14" markers="{{markers}}"
        polyline="{{polyline}}" circles="{{circles}}" polygon="{{polygon}}" controls="{{controls}}"
        include-points="{{points}}" onMarkerTap="log" onCalloutTap="log" onControlTap="log" onRegionChange="log"
        onMarkerMove="log" onMarkerMoveEnd="log" onPolylineMoveEnd="log"/>`,
      js: `{ data: ${JSON.stringify({ ...HERE, markers: [], ...data })},
        onReady() { my.take(my.createMapContext('map')); },
        log(event) { my.heard(event.type, event.detail); } }`,
    },
  });
  const world = start(files, {
    my: {
      take: (context: typeof made) => void (made = context),
      heard: (type: string, detail: unknown) => void heard.push([type, detail]),
    },
  });
  await world.settle();
  const map = world.root.querySelector<HTMLElement>('#map');
  if (!map) throw new Error('there is no map');
  layOut(map, { offsetWidth: 300, offsetHeight: 200 });
  const call = (name: string, params: object = {}) =>
    new Promise((resolve) => made[name]?.({ ...params, success: resolve, fail: resolve }));
  return { ...world, map, made, call, heard };
}

const FROM_TO = { startLat: 30.26, startLng: 120.1, endLat: 30.26, endLng: 120.1104 };

describe('MapContext.showRoute.md', () => {
  test('success 返回示例: distance 单位为米, duration 单位为秒; the straight line, unless the phone knows better', async () => {
    const { call } = await mapPage();
    const route = (await call('showRoute', FROM_TO)) as Record<string, number>;
    expect(route).toEqual({ success: true, distance: 1000, duration: 800 });
  });

  test('在地图上展示: the route is drawn in routeColor, and one alone', async () => {
    const { call, map } = await mapPage();
    await call('showRoute', { ...FROM_TO, routeColor: '#FFB90F', routeWidth: 10 });
    await call('showRoute', { ...FROM_TO, routeColor: '#00FF00' });
    const [line, ...others] = map.querySelectorAll('.a-map-route');
    expect(others).toEqual([]);
    expect(line).toHaveAttribute('stroke', '#00FF00');
    expect(line?.getAttribute('points')?.split(' ')).toHaveLength(2);
  });

  test('throughPoints: 仅驾车规划有效', async () => {
    const asked: RouteRequest[] = [];
    const { call, simulator } = await mapPage();
    simulator.phone.planRoute = (request) => {
      asked.push(request);
      return {};
    };
    const throughPoints = [{ lat: 30.27, lng: 120.1 }];
    await call('showRoute', { ...FROM_TO, throughPoints });
    await call('showRoute', { ...FROM_TO, throughPoints, searchType: 'drive', mode: 4 });
    expect(asked).toEqual([
      { searchType: 'walk', from: HERE, to: EAST[2], through: [] },
      {
        searchType: 'drive',
        from: HERE,
        to: EAST[2],
        through: [{ latitude: 30.27, longitude: 120.1 }],
        mode: 4,
      },
    ]);
  });

  test('a phone that says what the route is', async () => {
    const { call, map, simulator } = await mapPage();
    simulator.phone.planRoute = () => ({ points: EAST, distance: 1234, duration: 5 });
    expect(await call('showRoute', FROM_TO)).toMatchObject({ distance: 1234, duration: 5 });
    const line = map.querySelector('.a-map-route');
    expect(line?.getAttribute('points')?.split(' ')).toHaveLength(3);
  });

  test.each([
    ['walk', 3003],
    ['bus', 60001],
    ['ride', 30007],
  ])('路线规划失败: %s %d', async (searchType, error) => {
    const { call, simulator } = await mapPage();
    simulator.phone.planRoute = () => undefined;
    const params = { ...FROM_TO, searchType, city: 'hangzhou' };
    expect(await call('showRoute', params)).toMatchObject({ error });
  });

  test('目前步行最多支持 100 公里的规划路线', async () => {
    const { call } = await mapPage();
    const far = { ...FROM_TO, endLat: 31.2 };
    expect(await call('showRoute', far)).toMatchObject({ error: 3003 });
    expect(await call('showRoute', { ...far, searchType: 'drive' })).toMatchObject({
      success: true,
    });
  });

  test.each([
    ['startLat 必填', { ...FROM_TO, startLat: undefined }],
    ['endLng 必填', { ...FROM_TO, endLng: null }],
    ['city: 公交模式下必填', { ...FROM_TO, searchType: 'bus' }],
    ['searchType 可选值', { ...FROM_TO, searchType: 'fly' }],
  ])('%s: 2 参数错误', async (_, params) => {
    expect(await (await mapPage()).call('showRoute', params)).toMatchObject({ error: 2 });
  });

  test('clearRoute.md: 清除地图上的导航路线, and no polyline', async () => {
    const polyline = [{ points: EAST, color: '#FF0000', width: 4 }];
    const { call, map } = await mapPage({ polyline });
    await call('showRoute', FROM_TO);
    await call('clearRoute');
    expect(map.querySelector('.a-map-route')).toBeNull();
    expect(map.querySelectorAll('polyline')).toHaveLength(1);
  });
});

test('my.calculateRoute plans the same route, and draws none', async () => {
  const js = `{ onLoad() { my.calculateRoute({ ...${JSON.stringify(FROM_TO)}, success: (it) => this.setData(it) }); } }`;
  const world = start(appFiles({ 'pages/home/home': { js } }));
  await world.settle();
  expect(world.pageData()).toMatchObject({ success: true, distance: 1000, duration: 800 });
});

describe('things that move', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());

  test('smoothMoveMarker.md: onMarkerMove at each of targetDistances, onMarkerMoveEnd at the end', async () => {
    const { call, heard, map } = await mapPage({ markers: [MARKER] });
    await call('smoothMoveMarker', {
      markerId: 1,
      points: EAST,
      duration: 1000,
      targetDistances: [100, 600],
    });
    jest.advanceTimersByTime(500);
    expect(heard).toEqual([
      [
        'markerMove',
        {
          latitude: 30.26,
          longitude: expect.closeTo(120.10104, 4) as number,
          targetDistance: 100,
          index: 0,
        },
      ],
    ]);
    jest.advanceTimersByTime(600);
    expect(heard.map(([type]) => type)).toEqual(['markerMove', 'markerMove', 'markerMoveEnd']);
    // It stands at the end of its way: 1000 metres east of the middle.
    const left = Number.parseFloat(
      map.querySelector<HTMLElement>('.a-map-marker')?.style.left ?? '',
    );
    expect(left).toBeGreaterThan(250);
  });

  test('smoothMoveMarker.md: action stop 表示结束移动，marker 直接移到终点', async () => {
    const { call, heard } = await mapPage();
    const markerData = { ...MARKER, id: 10 };
    await call('smoothMoveMarker', { markerId: 10, markerData, points: EAST });
    expect(heard).toEqual([]);
    await call('smoothMoveMarker', { markerId: 10, action: 'stop' });
    expect(heard).toEqual([['markerMoveEnd', {}]]);
    jest.advanceTimersByTime(6000);
    expect(heard).toHaveLength(1);
  });

  test.each([
    ['2: points 数组长度须大于 1', { markerId: 1, points: [HERE] }, 2],
    ['10001: 未指定 marker', { points: EAST }, 10001],
    ['10001: a marker that is not there', { markerId: 7, points: EAST }, 10001],
  ])('smoothMoveMarker.md: %s', async (_, params, error) => {
    const { call } = await mapPage({ markers: [MARKER] });
    expect(await call('smoothMoveMarker', params)).toMatchObject({ error });
  });

  test('smoothMovePolyline.md: drawn bit by bit, then onPolylineMoveEnd', async () => {
    const { call, heard, map } = await mapPage();
    await call('smoothMovePolyline', {
      polylineId: 10,
      points: EAST,
      duration: 1000,
      color: '#00FF00',
    });
    const points = () => map.querySelector('polyline')?.getAttribute('points')?.split(' ').at(-1);
    jest.advanceTimersByTime(200);
    const early = points();
    jest.advanceTimersByTime(900);
    expect(points()).not.toBe(early);
    expect(heard).toEqual([['polylineMoveEnd', { polylineId: 10 }]]);
    // clearRoute 只能用于清除导航路线; updateComponents({ polyline: [] }) 清除地图上所有折线
    await call('clearRoute');
    expect(map.querySelectorAll('polyline')).toHaveLength(1);
    await call('updateComponents', { polyline: [] });
    expect(map.querySelectorAll('polyline')).toHaveLength(0);
  });

  test.each([
    ['2: points 数组长度需要大于 1', { polylineId: 1, points: [] }, 2],
    ['10001: 缺少 polylineId', { points: EAST }, 10001],
  ])('smoothMovePolyline.md: %s', async (_, params, error) => {
    expect(await (await mapPage()).call('smoothMovePolyline', params)).toMatchObject({ error });
  });

  test('translateMarker.md: animationEnd once the duration is over; a second call before that has no effect', async () => {
    const { call } = await mapPage({ markers: [MARKER] });
    const ends: string[] = [];
    const [, , destination] = EAST;
    const animate = (name: string) => ({
      markerId: 1,
      destination,
      animationEnd: () => void ends.push(name),
    });
    await call('translateMarker', animate('first'));
    await call('translateMarker', animate('too early'));
    jest.advanceTimersByTime(900);
    expect(ends).toEqual([]);
    jest.advanceTimersByTime(200);
    expect(ends).toEqual(['first']);
    await call('translateMarker', animate('later'));
    jest.advanceTimersByTime(1100);
    expect(ends).toEqual(['first', 'later']);
  });
});

describe('what lies on the map', () => {
  test('changeMarkers.md: 添加、删除、更新指定的标记', async () => {
    const markers = [MARKER, { ...MARKER, id: 2, title: '二' }, { ...MARKER, id: 3, title: '三' }];
    const { call, screen } = await mapPage({ markers });
    await call('changeMarkers', {
      add: [{ ...MARKER, id: 4, title: '四' }],
      remove: [{ id: 2 }],
      update: [{ id: 3, title: '叁' }],
    });
    expect(screen.queryByRole('button', { name: '二' })).toBeNull();
    for (const name of ['标记 1', '叁', '四']) screen.getByRole('button', { name });
  });

  test('addMarkers and removeMarkers: clear takes the others away', async () => {
    const { call, map } = await mapPage({ markers: [MARKER] });
    await call('addMarkers', { markers: [{ ...MARKER, id: 2 }] });
    expect(map.querySelectorAll('.a-map-marker')).toHaveLength(2);
    await call('removeMarkers', { markerIds: [1] });
    expect(map.querySelectorAll('.a-map-marker')).toHaveLength(1);
    await call('addMarkers', { markers: [{ ...MARKER, id: 3 }], clear: true });
    expect(map.querySelector<HTMLElement>('.a-map-marker')?.dataset.marker).toBe('3');
  });

  test('a tap on a marker: onMarkerTap, and its callout, which onCalloutTap hears of', async () => {
    const markers = [{ ...MARKER, title: '黄龙', callout: { content: '点击打车' } }];
    const { person, screen, heard } = await mapPage({ markers });
    await person.click(screen.getByRole('button', { name: '黄龙' }));
    await person.click(screen.getByRole('button', { name: '点击打车' }));
    const detail = { markerId: 1, ...HERE };
    expect(heard).toEqual([
      ['markerTap', detail],
      ['calloutTap', detail],
    ]);
  });

  test('controls: onControlTap of one that is clickable (默认值 false)', async () => {
    const position = { left: 10, top: 10, width: 20, height: 20 };
    const controls = [
      { id: 1, position, iconPath: '', clickable: true },
      { id: 2, position, iconPath: '' },
    ];
    const { person, screen, heard } = await mapPage({ controls });
    await person.click(screen.getByRole('button', { name: '控件 1' }));
    expect(heard).toEqual([['controlTap', { controlId: 1 }]]);
    expect(screen.queryByRole('button', { name: '控件 2' })).toBeNull();
  });

  test('map常见问题.md: iconPath 传入的路径不对，导致图标不显示', async () => {
    const iconPath = 'https://example.com/none.png';
    const control = { id: 1, position: { left: 0, top: 0, width: 9, height: 9 }, iconPath };
    const { map } = await mapPage({ markers: [{ ...MARKER, iconPath }], controls: [control] });
    const icons = [...map.querySelectorAll('img')];
    expect(icons).toHaveLength(2);
    for (const icon of icons) {
      fireEvent.error(icon);
      expect(icon).not.toBeVisible();
      fireEvent.load(icon);
      expect(icon).toBeVisible();
    }
  });

  test('circles, polygon and polyline are drawn in their colours', async () => {
    const { map } = await mapPage({
      circles: [{ ...HERE, radius: 1000, color: '#0000FF', fillColor: '#0000FF33' }],
      polygon: [{ points: EAST, fillColor: '#00FF00AA' }],
      polyline: [{ points: EAST, color: '#FF0000DD', width: 10, dottedLine: true }],
    });
    const circle = map.querySelector('circle');
    expect(circle).toHaveAttribute('stroke', '#0000FF');
    // A kilometre at this latitude and scale 14, of a world of 256 * 2^14 px.
    const world = 40_075_016.7 * Math.cos((30.26 * Math.PI) / 180);
    expect(Number(circle?.getAttribute('r'))).toBeCloseTo((1000 / world) * 256 * 2 ** 14, 1);
    expect(map.querySelector('polygon')).toHaveAttribute('fill', '#00FF00AA');
    expect(map.querySelector('polyline')).toHaveAttribute('stroke-dasharray');
  });

  test('displayRanges: a marker is there at some scales alone', async () => {
    const markers = [{ ...MARKER, displayRanges: [{ from: 10, to: 15 }] }];
    const { call, map } = await mapPage({ markers });
    expect(map.querySelectorAll('.a-map-marker')).toHaveLength(1);
    await call('updateComponents', { scale: 16 });
    expect(map.querySelectorAll('.a-map-marker')).toHaveLength(0);
  });
});

describe('where the map looks', () => {
  test('includePoints.md: 缩放视野到指定可视区域, with padding', async () => {
    const { call } = await mapPage();
    const [one, , other] = EAST;
    await call('includePoints', { points: [one, other], padding: [0, 50, 0, 100] });
    // The points stand at the edges of what the padding leaves: 100 px from the left, 50 px from the right.
    const x = async (place: unknown) =>
      ((await call('mapToScreen', place as object)) as { x: number }).x;
    expect(await x(one)).toBeCloseTo(100, 3);
    expect(await x(other)).toBeCloseTo(250, 3);
  });

  test('include-points as an attribute does so as well', async () => {
    const { call } = await mapPage({ points: [EAST[0], EAST[2]] });
    const region = (await call('getRegion')) as Record<'southwest', { longitude: number }>;
    expect(region.southwest.longitude).toBeCloseTo(120.1, 6);
  });

  test('onRegionChange: causedBy update (接口触发), begin and end; nothing where the map stays', async () => {
    const { call, heard } = await mapPage();
    await call('moveToLocation', { latitude: 31, longitude: 121 });
    const detail = {
      latitude: 31,
      longitude: 121,
      scale: 16,
      skew: 0,
      rotate: 0,
      causedBy: 'update',
    };
    expect(heard).toEqual([
      ['regionChange', { type: 'begin', ...detail }],
      ['regionChange', { type: 'end', ...detail }],
    ]);
    await call('updateComponents', { latitude: 31, scale: 16 });
    expect(heard).toHaveLength(2);
  });

  const drag = (map: HTMLElement) => {
    const at = (type: string, clientX: number, on: EventTarget = document) =>
      on.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX, clientY: 10 }));
    at('pointerdown', 100, map);
    at('pointermove', 70);
    at('pointermove', 50);
    at('pointerup', 50);
  };

  test('a finger moves it: begin by gesture, end by drag', async () => {
    const { call, heard, map } = await mapPage();
    drag(map);
    expect(heard.map(([, detail]) => detail)).toMatchObject([
      { type: 'begin', causedBy: 'gesture' },
      { type: 'end', causedBy: 'drag' },
    ]);
    const { longitude } = (await call('getCenterLocation')) as { longitude: number };
    expect(longitude).toBeCloseTo(120.1 + (50 / (256 * 2 ** 14)) * 360, 6);
  });

  test('gestureEnable.md: 0 不可用', async () => {
    const { call, heard, map } = await mapPage();
    await call('gestureEnable', { isGestureEnable: 0 });
    drag(map);
    expect(heard).toEqual([]);
    await call('gestureEnable', { isGestureEnable: 1 });
    drag(map);
    expect(heard).toHaveLength(2);
  });

  test('setCenterOffset.md: the centre stands there; 2 for what is not within 0~1', async () => {
    const { call } = await mapPage();
    await call('setCenterOffset', { offset: [0, 1] });
    expect(await call('mapToScreen', HERE)).toEqual({ x: 0, y: 200 });
    expect(await call('setCenterOffset', { offset: [0.5, 1.5] })).toMatchObject({ error: 2 });
    expect(await call('setCenterOffset', {})).toMatchObject({ error: 2 });
  });

  test('若未设置经纬度，则默认是北京的经纬度', async () => {
    const { call } = await mapPage({ latitude: undefined, longitude: undefined });
    const centre = (await call('getCenterLocation')) as typeof HERE;
    expect(Math.round(centre.latitude)).toBe(40);
    expect(Math.round(centre.longitude)).toBe(116);
  });
});
