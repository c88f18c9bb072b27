/** What a file is by its first bytes: its type, and, of an image, its size in pixels. */
export interface FileType {
  readonly mime: string;
  readonly width?: number;
  readonly height?: number;
}

export function fileType(bytes: Uint8Array): FileType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = String.fromCharCode(...bytes.subarray(0, 256));
  if (head.startsWith('\x89PNG\r\n\x1a\n') && bytes.length >= 24) {
    return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (/^GIF8[79]a/.test(head) && bytes.length >= 10) {
    return { mime: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (head.startsWith('\xff\xd8\xff')) return jpeg(view);
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return webp(view, head);
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?<svg[\s>]/.test(head)) return svg(bytes);
  if (head.startsWith('%PDF')) return { mime: 'application/pdf' };
  if (head.slice(4, 8) === 'ftyp') return { mime: 'video/mp4' };
  if (/^(ID3|\xff[\xe2-\xfb])/.test(head)) return { mime: 'audio/mpeg' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE') return { mime: 'audio/wav' };
  return { mime: 'application/octet-stream' };
}

/**
 * The extension of a temporary file, which a device takes from what the file holds.
 * @see mini/api/基础API/网络/my.downloadFile.md of AlipayDocs/open-docs
 */
export function temporaryExtension(bytes: Uint8Array): string {
  const { mime } = fileType(bytes);
  const kind = /^(image|video|audio)\//.exec(mime)?.[1];
  return kind ?? (mime === 'application/pdf' ? 'pdf' : 'other');
}

/** The size stands in the frame header, behind any number of other segments. */
function jpeg(view: DataView): FileType {
  const mime = 'image/jpeg';
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { mime, width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return { mime };
}

function webp(view: DataView, head: string): FileType {
  const mime = 'image/webp';
  const format = head.slice(12, 16);
  if (view.byteLength < 30) return { mime };
  if (format === 'VP8 ') {
    const width = view.getUint16(26, true) & 0x3fff;
    return { mime, width, height: view.getUint16(28, true) & 0x3fff };
  }
  if (format === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { mime, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  const size = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  return { mime, width: size(24), height: size(27) };
}

function svg(bytes: Uint8Array): FileType {
  const mime = 'image/svg+xml';
  const tag = /<svg[^>]*>/.exec(new TextDecoder().decode(bytes))?.[0] ?? '';
  const number = (name: string) =>
    Number(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(tag)?.[1]);
  const box = /\sviewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(tag);
  const width = number('width') || Number(box?.[1]);
  const height = number('height') || Number(box?.[2]);
  return width > 0 && height > 0 ? { mime, width, height } : { mime };
}
