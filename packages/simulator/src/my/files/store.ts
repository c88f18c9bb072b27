import { ApiFailure } from '../../contract/errors';
import type { Phone } from '../../contract/types';
import { fits } from '../storage';
import { fromBase64, readDataUrl, toBase64 } from './bytes';
import { fileType, temporaryExtension } from './file-type';

/** `my.env.USER_DATA_PATH`: below it the app may write what it likes. */
export const USER_DATA_PATH = 'https://usr';
const RESOURCES = 'https://resource/';
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_TOTAL_BYTES = 50 * 1024 * 1024;

/** What the app's package holds. */
export interface PackageFiles {
  /** Text, or an image as a data URI. */
  readonly read: (path: string) => string | undefined;
  /** Whether mini.project.json names it in `include`. */
  readonly isIncluded: (path: string) => boolean;
}

const NO_PACKAGE: PackageFiles = { read: () => undefined, isIncluded: () => false };

/** What is compiled on the way into the package, and does not stand there as it was written. */
const SOURCES = /\.(?:js|ts|json|sjs|axml|acss)$/;

export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly modifiedAtMs: number;
}

/** Codes of the file system, as its pages give them. */
export const FILE_ERRORS = {
  missing: { error: 10022, errorMessage: '文件/目录不存在' },
  isDirectory: { error: 10023, errorMessage: '指定路径是一个目录' },
  forbidden: { error: 10024, errorMessage: '指定的路径没有权限' },
  exists: { error: 10025, errorMessage: '有同名文件或目录' },
  notEmpty: { error: 10027, errorMessage: '目录不为空' },
  tooLarge: { error: 10028, errorMessage: '写入文件单个超过 10M 或者写入文件夹超过 50M' },
} as const;

export function fileFailure(kind: keyof typeof FILE_ERRORS): ApiFailure {
  return new ApiFailure({ ...FILE_ERRORS[kind] });
}

/**
 * The files of the app on this phone: temporary ones, which a restart forgets, cached ones and the user's own,
 * which the phone's storage keeps, and those of the package, which can only be read.
 * @see mini/api/基础API/文件/FileSystemManager/FileSystemManager 概览.md of AlipayDocs/open-docs
 */
export class FileStore {
  private made = 0;

  constructor(
    private readonly phone: Phone,
    private readonly packageFiles = NO_PACKAGE,
    private readonly temporary = new Map<string, StoredFile>(),
  ) {}

  /** The same files, but of the package only those in a folder: what a plugin sees of them. */
  below(folder: string): FileStore {
    const { read, isIncluded } = this.packageFiles;
    const inFolder = { read: (path: string) => read(`${folder}/${path}`), isIncluded };
    return new FileStore(this.phone, inFolder, this.temporary);
  }

  /** Puts bytes where a chooser or a download leaves them. @returns The path for the app. */
  addTemporary(bytes: Uint8Array): string {
    const path = this.freePath(temporaryExtension(bytes));
    this.temporary.set(path, { bytes, modifiedAtMs: Date.now() });
    return path;
  }

  /** Moves a temporary file to where it is kept; there are no others that can be. @returns Its new path. */
  keep(path: string, to = this.freePath(/\.(\w+)$/.exec(path)?.[1] ?? 'other')): string {
    const file = this.temporary.get(path);
    if (!file) throw fileFailure('missing');
    this.write(to, file.bytes);
    this.temporary.delete(path);
    return to;
  }

  read(path: string): StoredFile | undefined {
    const kept = this.phone.storage.get(this.key(path));
    if (kept !== undefined) return unpack(kept);
    return this.temporary.get(path) ?? this.readPackage(path);
  }

  /** @throws {ApiFailure} 10028 if there is no room. */
  write(path: string, bytes: Uint8Array): void {
    const others = this.kept().filter((other) => other !== path);
    const total = others.reduce((sum, other) => sum + (this.read(other)?.bytes.length ?? 0), 0);
    const isTooLarge = bytes.length > MAX_FILE_BYTES || total + bytes.length > MAX_TOTAL_BYTES;
    const packed = () => pack({ bytes, modifiedAtMs: Date.now() });
    if (isTooLarge || !fits(this.phone.storage, this.key(path), packed())) {
      throw fileFailure('tooLarge');
    }
  }

  remove(path: string): void {
    this.temporary.delete(path);
    this.phone.storage.delete(this.key(path));
  }

  /** Paths of all that is kept. */
  kept(): string[] {
    const prefix = this.key('');
    return this.phone.storage
      .keys()
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }

  /** Paths of what `saveFile` has put into the cache, without the user's own files. */
  cached(): string[] {
    return this.kept().filter((path) => path.startsWith(RESOURCES));
  }

  isTemporary(path: string): boolean {
    return this.temporary.has(path);
  }

  isPackage(path: string): boolean {
    return !/^https?:/.test(path);
  }

  /** Whether it is a file of the package that is there, and stays closed to the app: 需在 mini.project.json 中配置可读取的小程序文件. */
  isClosed(path: string): boolean {
    const name = nameInPackage(path);
    if (!SOURCES.test(name) || this.packageFiles.isIncluded(name)) return false;
    return this.readPackage(path) !== undefined;
  }

  /** The file as an address that an element of the screen can show. */
  asDataUrl(path: string): string | undefined {
    const file = this.read(path);
    if (!file) return undefined;
    return `data:${fileType(file.bytes).mime};base64,${toBase64(file.bytes)}`;
  }

  private readPackage(path: string): StoredFile | undefined {
    if (!this.isPackage(path)) return undefined;
    const content = this.packageFiles.read(nameInPackage(path));
    if (content === undefined) return undefined;
    const bytes = readDataUrl(content)?.bytes ?? new TextEncoder().encode(content);
    return { bytes, modifiedAtMs: 0 };
  }

  private freePath(extension: string): string {
    let path: string;
    do {
      this.made += 1;
      path = `${RESOURCES}${Date.now().toString(36)}${this.made}.${extension}`;
    } while (this.temporary.has(path) || this.phone.storage.get(this.key(path)) !== undefined);
    return path;
  }

  private key(path: string): string {
    return `files/${this.phone.user.userId}/${path}`;
  }
}

function nameInPackage(path: string): string {
  return path.replace(/^\.?\//, '');
}

function pack({ bytes, modifiedAtMs }: StoredFile): string {
  return `${modifiedAtMs},${toBase64(bytes)}`;
}

function unpack(text: string): StoredFile {
  const comma = text.indexOf(',');
  return {
    bytes: fromBase64(text.slice(comma + 1)),
    modifiedAtMs: Number(text.slice(0, comma)),
  };
}
