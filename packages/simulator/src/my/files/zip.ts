import { inflate } from './inflate';

/** A file or, with a path that ends with a slash, a folder of an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
/** More than an app may keep is not unpacked in the first place. */
const MAX_BYTES = 50 * 1024 * 1024;

/**
 * What a zip archive holds, by its central directory.
 * @throws {Error} for what is no such archive, is encrypted, or leads out of its folder.
 */
export function readZip(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - END_BYTES;
  // A comment may stand behind it.
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error('no zip archive');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('no entry');
    const [nameLength = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    const path = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`leads to ${path}`);
    entries.push({ path, bytes: contentOf(archive, view, at) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** @param at Where its entry in the central directory begins. */
function contentOf(archive: Uint8Array, view: DataView, at: number): Uint8Array {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const bytes = archive.subarray(start, start + packed);
  if (isEncrypted || size > MAX_BYTES || bytes.length !== packed) throw new Error('cannot be read');
  if (method === STORED) return bytes;
  if (method === DEFLATED) return inflate(bytes, size);
  throw new Error(`packed by method ${method}`);
}
