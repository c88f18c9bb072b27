import { unzipSync, type UnzipFileInfo } from 'fflate';

/** A file or, with a path that ends with a slash, a folder of an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const STORED = 0;
/** More than an app may keep is not unpacked in the first place. */
const MAX_BYTES = 50 * 1024 * 1024;

/**
 * What a zip archive holds.
 * @throws {Error} for what is no such archive, is encrypted, or leads out of its folder.
 */
export function readZip(archive: Uint8Array): ZipEntry[] {
  const sizes = new Map<string, number>();
  let total = 0;
  const filter = ({ name, size, originalSize, compression }: UnzipFileInfo) => {
    total += originalSize;
    // What is encrypted is longer than it says.
    const isWhole = compression !== STORED || size === originalSize;
    if (!isWhole || total > MAX_BYTES) throw new Error(`${name} cannot be read`);
    sizes.set(name, originalSize);
    return true;
  };
  return Object.entries(unzipSync(archive, { filter })).map(([name, bytes]) => {
    if (bytes.length !== sizes.get(name)) throw new Error(`${name} is not as long as it says`);
    const path = asUtf8(name);
    if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`leads to ${path}`);
    return { path, bytes };
  });
}

/** Tools write UTF-8 also where they do not say so; the library then takes each byte for a letter. */
function asUtf8(name: string): string {
  const codes = Array.from(name, (letter) => letter.charCodeAt(0));
  if (codes.some((code) => code > 0xff)) return name;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return name;
  }
}
