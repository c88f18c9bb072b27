import { recordedCalls } from '../../../src';
import { startPage } from '../../phone';
import { contextOf } from './contexts';

/** A page with canvases, and what `code` hands to `end`, with `ends` for success and fail. */
async function run(axml: string, code: string) {
  const js = `{ data: { ended: [] }, async go() {
    const end = (it) => this.setData({ ended: [...this.data.ended, it] });
    const size = ({ apFilePath }) => my.getImageInfo({ src: apFilePath,
      success: ({ width, height }) => end([width, height]) });
    const ends = { success: size, fail: ({ error }) => end(error) };
    ${code} }, onReady() { this.go(); } }`;
  const world = startPage({ axml, js });
  for (let turn = 0; turn < 4; turn += 1) await world.settle();
  return { ...world, ended: () => (world.pageData() as { ended: unknown[] }).ended };
}

const OLD = '<canvas id="old" width="300" height="200"/>';
const NEW = '<canvas id="new" type="2d" width="300" height="200"/>';
const NODE = `my.createSelectorQuery().select('#new').node().exec(([{ node }]) =>`;

describe('my.canvasToTempFilePath.md', () => {
  test.each([
    [
      'canvasId: 旧版接口',
      OLD,
      `my.canvasToTempFilePath({ canvasId: 'old', ...ends })`,
      [300, 200],
    ],
    [
      'canvas: 新版接口',
      NEW,
      `${NODE} my.canvasToTempFilePath({ canvas: node, ...ends }))`,
      [300, 200],
    ],
    [
      'width, height: 指定的画布区域',
      OLD,
      `my.canvasToTempFilePath({ canvasId: 'old', x: 10, y: 20, width: 50, height: 40, ...ends })`,
      [50, 40],
    ],
    [
      'destWidth, destHeight: 输出的图片',
      OLD,
      `my.canvasToTempFilePath({ canvasId: 'old', width: 50, height: 40, destWidth: 100, destHeight: 80, ...ends })`,
      [100, 80],
    ],
    ['neither of them', OLD, `my.canvasToTempFilePath({ ...ends })`, 1],
    [
      'Canvas 概览.md: Canvas.toTempFilePath',
      NEW,
      `${NODE} node.toTempFilePath({ x: 100, ...ends }))`,
      [200, 200],
    ],
    [
      'an offscreen canvas',
      OLD,
      `my.canvasToTempFilePath({ canvas: my.createOffscreenCanvas(20, 10), ...ends })`,
      [20, 10],
    ],
  ])('%s', async (_statement, axml, code, expected) => {
    const { ended } = await run(axml, code);
    expect(ended()).toEqual([expected]);
  });

  test('fileType 可选值: another is a problem', async () => {
    const { takeErrors } = await run(
      OLD,
      `my.canvasToTempFilePath({ canvasId: 'old', fileType: 'gif', ...ends })`,
    );
    expect(takeErrors()).toEqual([expect.stringContaining('fileType must be one of jpg, png')]);
  });
});

describe('CanvasContext', () => {
  test('CanvasContext.getImageData.md: success gives width, height and the pixels', async () => {
    const { call } = await contextOf(OLD, `my.createCanvasContext('old')`);
    expect(await call('getImageData', { x: 0, y: 0, width: 3, height: 2 })).toMatchObject({
      width: 3,
      height: 2,
      data: expect.objectContaining({ length: 24 }) as unknown,
    });
    expect(await call('getImageData', { x: 0, y: 0 })).toMatchObject({ error: 2 });
  });

  test('CanvasContext.toDataURL.md: a promise of the part as a data URL', async () => {
    const { ended } = await run(
      OLD,
      `end(await my.createCanvasContext('old').toDataURL({ x: 50, y: 50, width: 50, height: 50 }))`,
    );
    expect(ended()).toEqual([expect.stringMatching(/^data:image\/png;base64,/)]);
  });

  test.each([
    ['font: 默认值为 10px Arial', 'font', '10px Arial'],
    ['lineDashOffset: 初始值为 0', 'lineDashOffset', 0],
  ])('CanvasContext 概览.md: %s', async (_statement, name, value) => {
    const { made } = await contextOf(OLD, `my.createCanvasContext('old')`);
    expect(made).toHaveProperty(name, value);
  });

  test('CanvasContext 概览.md: fontSize 用法同 setFontSize; setShadow.md: its defaults', async () => {
    const { root } = await run(
      OLD,
      `const context = my.createCanvasContext('old');
      context.fontSize = 20; context.setShadow(); context.fillText('a', 0, 0); context.draw();`,
    );
    const [canvas] = root.querySelectorAll('canvas');
    expect(canvas && recordedCalls(canvas).map(({ method, args }) => [method, ...args])).toEqual([
      ['clearRect', 0, 0, 300, 200],
      ['font =', '20px sans-serif'],
      ['shadowOffsetX =', 0],
      ['shadowOffsetY =', 0],
      ['shadowBlur =', 0],
      ['shadowColor =', 'black'],
      ['fillText', 'a', 0, 0],
    ]);
  });

  test('CanvasContext.createPattern.md, drawImage.md: a picture by its address', async () => {
    const { root } = await run(
      OLD,
      `const context = my.createCanvasContext('old');
      context.setFillStyle(context.createPattern('https://example.com/a.png', 'repeat'));
      context.drawImage('https://example.com/a.png', 2, 2); context.draw();`,
    );
    const [canvas] = root.querySelectorAll('canvas');
    const calls = (canvas && recordedCalls(canvas)) ?? [];
    const image = expect.objectContaining({ src: 'https://example.com/a.png' }) as unknown;
    expect(calls).toContainEqual({ method: 'createPattern', args: [image, 'repeat'] });
    expect(calls).toContainEqual({ method: 'drawImage', args: [image, 2, 2] });
  });
});

test('RenderingContext.md: drawImage of another canvas draws what is behind it', async () => {
  const { root } = await run(
    NEW,
    `${NODE} node.getContext('2d').drawImage(my.createOffscreenCanvas(20, 20), 1, 2))`,
  );
  const [canvas] = root.querySelectorAll('canvas');
  expect(canvas && recordedCalls(canvas)).toEqual([
    { method: 'drawImage', args: [expect.any(HTMLCanvasElement), 1, 2] },
  ]);
});
