export interface VideoInfo {
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
}

/** What a video in the MP4 format says of itself; nothing of another file. */
export function videoInfo(bytes: Uint8Array): VideoInfo {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const info = { durationMs: 0, width: 0, height: 0 };
  readBoxes(view, 0, view.byteLength, (name, start, end) => {
    if (name === 'mvhd') info.durationMs = duration(view, start);
    if (name === 'tkhd' && end - start >= 84) {
      // A sound track has no size. The numbers are in 16.16 fixed point.
      const width = view.getUint32(end - 8) / 65_536;
      if (width > 0) Object.assign(info, { width, height: view.getUint32(end - 4) / 65_536 });
    }
  });
  return info;
}

const HOLDERS = ['moov', 'trak'];

function readBoxes(
  view: DataView,
  from: number,
  to: number,
  found: (name: string, start: number, end: number) => void,
): void {
  let at = from;
  while (at + 8 <= to) {
    const size = view.getUint32(at);
    const name = [4, 5, 6, 7]
      .map((offset) => String.fromCharCode(view.getUint8(at + offset)))
      .join('');
    // A box of size 0 is the last one; one of size 1 has a longer size, as those of films have.
    const isLong = size === 1 && at + 16 <= to;
    const length = size === 0 ? to - at : isLong ? Number(view.getBigUint64(at + 8)) : size;
    if (length < 8) return;
    const [start, end] = [at + (isLong ? 16 : 8), Math.min(at + length, to)];
    found(name, start, end);
    if (HOLDERS.includes(name)) readBoxes(view, start, end, found);
    at += length;
  }
}

/** Version 1 has longer dates and a longer duration. */
function duration(view: DataView, start: number): number {
  const isLong = view.getUint8(start) === 1;
  const scale = view.getUint32(start + (isLong ? 20 : 12));
  const units = isLong ? Number(view.getBigUint64(start + 24)) : view.getUint32(start + 16);
  return scale > 0 ? (units / scale) * 1000 : 0;
}
