import { appFiles, start, startPage } from '../../phone';
import { contextOf } from './contexts';

const MAP = '<map id="map" latitude="30.26" longitude="120.1" scale="14"/>';
const createMap = () => contextOf(MAP, `my.createMapContext('map')`);

describe('MapContext (mini/api/基础API/界面/地图/MapContext)', () => {
  test('getCenterLocation.md: 当前地图中心位置', async () => {
    const { call } = await createMap();
    expect(await call('getCenterLocation')).toEqual({ latitude: 30.26, longitude: 120.1 });
  });

  test('getScale.md, getSkew.md, getRotate.md', async () => {
    const { call } = await createMap();
    expect(await call('getScale')).toEqual({ scale: 14 });
    expect(await call('getSkew')).toEqual({ skew: 0 });
    expect(await call('getRotate')).toEqual({ rotate: 0 });
  });

  test('getRegion.md: southwest and northeast lie around the centre', async () => {
    const { call, root } = await createMap();
    const [map = root] = root.querySelectorAll<HTMLElement>('#map');
    Object.defineProperties(map, { offsetWidth: { value: 300 }, offsetHeight: { value: 200 } });
    const { southwest, northeast } = (await call('getRegion')) as Record<string, Place>;
    expect(southwest?.latitude).toBeLessThan(30.26);
    expect(northeast?.latitude).toBeGreaterThan(30.26);
    // 300 px of 256 * 2^14 px of the world's width.
    const width = (northeast?.longitude ?? 0) - (southwest?.longitude ?? 0);
    expect(width).toBeCloseTo((300 / (256 * 2 ** 14)) * 360, 6);
  });

  test('mapToScreen.md and screenToMap.md are each other’s reverse', async () => {
    const { call } = await createMap();
    const place = { latitude: 30.27, longitude: 120.11 };
    const back = await call('screenToMap', (await call('mapToScreen', place)) as object);
    expect((back as Place).latitude).toBeCloseTo(30.27, 9);
    expect((back as Place).longitude).toBeCloseTo(120.11, 9);
  });

  test('moveToLocation.md: moves, and sets the default scale of 16', async () => {
    const { call } = await createMap();
    await call('moveToLocation', { latitude: 31, longitude: 121 });
    expect(await call('getCenterLocation')).toEqual({ latitude: 31, longitude: 121 });
    expect(await call('getScale')).toEqual({ scale: 16 });
  });

  test.each([
    ['', { error: 6000, errorMessage: '未允许定位' }],
    ['show-location', {}],
  ])(
    'moveToLocation.md: 6000 未允许定位, without a place: <map %s>',
    async (attribute, expected) => {
      const { call } = await contextOf(
        `<map id="map" ${attribute}/>`,
        `my.createMapContext('map')`,
      );
      expect(await call('moveToLocation')).toEqual(expected);
    },
  );

  test('updateComponents.md: changes what is given', async () => {
    const { call } = await createMap();
    await call('updateComponents', { scale: 18, rotate: 90 });
    expect(await call('getScale')).toEqual({ scale: 18 });
    expect(await call('getRotate')).toEqual({ rotate: 90 });
    expect(await call('getCenterLocation')).toEqual({ latitude: 30.26, longitude: 120.1 });
  });

  test('calculateDistance.md: the length of the path, and points along it', async () => {
    const { call } = await createMap();
    const points = [
      { latitude: 0, longitude: 0 },
      { latitude: 1, longitude: 0 },
    ];
    const result = await call('calculateDistance', { points, targetDistances: [111_000, 0] });
    const { distance, targetPoints } = result as { distance: number; targetPoints: Place[] };
    // One degree of latitude.
    expect(distance).toBeCloseTo(111_319.49, 1);
    const onLine = { longitude: 0, targetLineIndex: 0 };
    expect(targetPoints).toEqual([
      { ...onLine, latitude: 0, targetDistance: 0, index: 1 },
      {
        ...onLine,
        latitude: expect.closeTo(0.997, 3) as number,
        targetDistance: 111_000,
        index: 0,
      },
    ]);
    const quiet = { points, exportTotalDistance: false };
    expect(await call('calculateDistance', quiet)).toEqual({ success: true });
  });

  test.each([
    [{ latitude: 1, longitude: 1 }, true],
    [{ latitude: 3, longitude: 1 }, false],
  ])('polygonContainsPoint.md: %j', async (point, success) => {
    const { call } = await createMap();
    const polygon = [
      { latitude: 0, longitude: 0 },
      { latitude: 2, longitude: 0 },
      { latitude: 2, longitude: 2 },
      { latitude: 0, longitude: 2 },
    ];
    expect(await call('polygonContainsPoint', { polygon, point })).toEqual({ success });
  });

  test('polygonContainsPoint.md: 2 参数错误', async () => {
    const { call } = await createMap();
    expect(await call('polygonContainsPoint', { polygon: 1 })).toMatchObject({ error: 2 });
  });

  test.each([
    'changeMarkers',
    'clearRoute',
    'gestureEnable',
    'setMapType',
    'showsCompass',
    'showsScale',
  ])('%s.md succeeds', async (name) => expect(await (await createMap()).call(name)).toEqual({}));

  test('SelectorQuery.context.md: a map has one as well', async () => {
    const js = `{ onReady() { my.createSelectorQuery().select('#map').context().exec(([it]) => {
      it.context.getScale({ success: (result) => this.setData(result) }); }); } }`;
    const world = startPage({ axml: MAP, js });
    await world.settle();
    await world.settle();
    expect(world.pageData()).toMatchObject({ scale: 14 });
  });
});

describe('VideoContext (mini/api/基础API/多媒体/视频/my.createVideoContext.md)', () => {
  const createFilm = async () => {
    const play = jest.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    const pause = jest.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
    const world = await contextOf('<video id="film"/>', `my.createVideoContext('film')`);
    const [film = document.createElement('video')] = world.root.querySelectorAll('video');
    return { ...world, film, play, pause };
  };

  test('play 播放, pause 暂停', async () => {
    const { made, play, pause } = await createFilm();
    made.play?.();
    expect(play).toHaveBeenCalledTimes(1);
    made.pause?.();
    expect(pause).toHaveBeenCalledTimes(1);
  });

  test('seek 跳转到指定位置，单位为秒; stop 停止 goes back to the beginning', async () => {
    const { made, film } = await createFilm();
    made.seek?.(100);
    expect(film.currentTime).toBe(100);
    made.stop?.();
    expect(film.currentTime).toBe(0);
  });

  test('mute 切换静音状态', async () => {
    const { made, film } = await createFilm();
    made.mute?.(true);
    expect(film.muted).toBe(true);
    made.mute?.(false);
    expect(film.muted).toBe(false);
  });

  test.each([
    [1.5, 1.5],
    [9, 2],
    [0.1, 0.5],
  ])('playbackRate %s: 0.5 <= rate <= 2.0', async (rate, expected) => {
    const { made, film } = await createFilm();
    made.playbackRate?.(rate);
    expect(film.playbackRate).toBe(expected);
  });

  test.each(['requestFullScreen', 'exitFullScreen', 'showStatusBar', 'hideStatusBar'])(
    '%s can be called',
    async (name) => expect((await createFilm()).made[name]?.({})).toBeUndefined(),
  );

  test('without such a video on the page nothing happens', async () => {
    const { made } = await contextOf('<view/>', `my.createVideoContext('none')`);
    expect(() => made.play?.()).not.toThrow();
  });
});

test('web-view H5 页面承载.md: webViewContext.postMessage reaches the page in the web-view', async () => {
  const { made, root } = await contextOf(
    '<web-view id="web-view-1" src="https://example.com/"/>',
    `my.createWebViewContext('web-view-1')`,
  );
  const { contentWindow } = root.querySelector('iframe') ?? {};
  if (!contentWindow) throw new Error('there is no frame');
  const heard = jest.spyOn(contentWindow, 'postMessage').mockReturnValue();
  made.postMessage?.({ sendToWebView: '1' });
  expect(heard).toHaveBeenCalledWith({ sendToWebView: '1' }, '*');
});

test('a context means the node of the page that made it, also under a page with a node of the same id', async () => {
  const made: ContextLike[] = [];
  const page = (latitude: number, js: string) => ({
    axml: `<map id="map" latitude="${latitude}" longitude="120"/>`,
    js: `{ onReady() { my.take(my.createMapContext('map')); ${js} } }`,
  });
  const { settle } = start(
    appFiles({
      'pages/a/a': page(1, `my.navigateTo({ url: '../b/b' });`),
      'pages/b/b': page(2, ''),
    }),
    { my: { take: (context: ContextLike) => void made.push(context) } },
  );
  await settle();
  const latitudes = made.map(
    (context) =>
      new Promise((resolve) =>
        context.getCenterLocation({ success: (place) => resolve(place.latitude) }),
      ),
  );
  expect(await Promise.all(latitudes)).toEqual([1, 2]);
});

interface ContextLike {
  getCenterLocation(params: { success: (place: Place) => void }): void;
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}
