import { unzlibSync } from 'fflate';
import { encode } from 'uqr';
import { readDataUrl, toBase64 } from '../../../src/my/files/bytes';
import { phone } from './world';

/** The picture's size, its colours and its pixels, row by row: true is the second colour. */
function readPng(address: unknown) {
  const bytes = readDataUrl(String(address))?.bytes ?? new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Record<string, Uint8Array> = {};
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks[name] = bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  const width = view.getUint32(16);
  const data = unzlibSync(chunks.IDAT ?? new Uint8Array());
  const row = Math.ceil(width / 8) + 1;
  const isLight = (x: number, y: number) =>
    ((data[y * row + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  return { width, height: view.getUint32(20), colours: [...(chunks.PLTE ?? [])], isLight };
}

const QR = { code: 'https://www.alipay.com', format: 'QRCODE', width: 200 };

describe('my.generateImageFromCode.md', () => {
  test('a picture of that width, with the code in codeColor on white', async () => {
    const [, { image }] = await phone().call('generateImageFromCode', {
      ...QR,
      codeColor: '#e70b0b',
    });
    const { width, height, colours, isLight } = readPng(image);
    expect([width, height]).toEqual([200, 200]);
    expect(colours).toEqual([0xe7, 0x0b, 0x0b, 255, 255, 255]);
    const { data, size } = encode(QR.code, { ecc: 'H', border: 2 });
    const middle = (index: number) => Math.floor(((index + 0.5) * 200) / size);
    const drawn = data.map((row, y) => row.map((_, x) => !isLight(middle(x), middle(y))));
    expect(drawn).toEqual(data);
  });

  test('correctLevel: 等级越高越好: a code of level L has fewer squares', async () => {
    const dark = async (correctLevel: string) => {
      const [, { image }] = await phone().call('generateImageFromCode', { ...QR, correctLevel });
      const { isLight } = readPng(image);
      // The ring of the first finder is seven squares wide: the fewer squares, the wider.
      let x = 0;
      while (isLight(x, x)) x += 1;
      const from = x;
      while (!isLight(x, from)) x += 1;
      return x - from;
    };
    expect(await dark('L')).toBeGreaterThan(await dark('H'));
  });

  test.each([
    ['code 必填', { ...QR, code: '' }],
    ['format: 当前只支持 QRCODE', { ...QR, format: 'BARCODE' }],
    ['width 必填', { ...QR, width: undefined }],
    ['codeColor: 仅支持十六进制颜色值', { ...QR, codeColor: 'red' }],
    ['correctLevel 枚举值', { ...QR, correctLevel: 'X' }],
  ])('102 参数错误: %s', async (_, params) => {
    expect(await phone().call('generateImageFromCode', params)).toMatchObject([
      'fail',
      { error: 102 },
    ]);
  });

  test('103 SDK 生成图片失败: 请检查二维码内容（code）是否有效', async () => {
    const code = 'x'.repeat(3000);
    expect(await phone().call('generateImageFromCode', { ...QR, code })).toMatchObject([
      'fail',
      { error: 103 },
    ]);
  });
});

describe('my.getVideoInfo (`@mini-types/my`)', () => {
  const box = (name: string, ...content: number[][]): number[] => {
    const body = content.flat();
    return [...number32(body.length + 8), ...Array.from(name, (it) => it.charCodeAt(0)), ...body];
  };
  const number32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
  const zeros = (count: number) => Array<number>(count).fill(0);
  /** A film of 2.5 seconds, 1080 by 720, with a sound track. */
  const film = Uint8Array.from([
    ...box('ftyp', [0x69, 0x73, 0x6f, 0x6d, 0, 0, 0, 0]),
    ...box(
      'moov',
      box('mvhd', zeros(12), number32(600), number32(1500), zeros(80)),
      box('trak', box('tkhd', zeros(76), number32(1080 << 16), number32(720 << 16))),
      box('trak', box('tkhd', zeros(84))),
    ),
  ]);

  test('duration in ms, size in KB, width and height', async () => {
    const src = `data:video/mp4;base64,${toBase64(film)}`;
    const world = phone({}, { bytes: film });
    expect(await world.call('getVideoInfo', { src })).toMatchObject([
      'success',
      { type: 'mp4', duration: 2500, width: 1080, height: 720, size: 1, orientation: 0 },
    ]);
  });

  test('what is no video fails', async () => {
    const world = phone({}, { bytes: new TextEncoder().encode('text') });
    const [outcome] = await world.call('getVideoInfo', { src: 'https://example.com/a.mp4' });
    expect(outcome).toBe('fail');
  });
});
