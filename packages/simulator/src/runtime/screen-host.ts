import { compileInlineStyle } from '../acss/phone-units';
import { isAddress, isStoredFile, resolvePath } from '../contract/paths';
import type { Problems } from '../contract/problems';
import type { AppFiles } from '../contract/types';
import type { ScreenHost } from '../view/basic-component';
import type { Scheduler } from './scheduler';

/**
 * What elements on the screen ask for: images of the app, sizes in rpx.
 * @param storedFile A file that the app has chosen, loaded or written, as an address that an element can show.
 */
export function screenHost(
  files: AppFiles,
  scheduler: Scheduler,
  problems: Problems,
  storedFile: (path: string) => string | undefined,
): Pick<ScreenHost, 'afterFlush' | 'inlineStyle' | 'problems' | 'resolveImage'> {
  return {
    problems,
    afterFlush: (run) => scheduler.afterFlush(run),
    inlineStyle: compileInlineStyle,
    resolveImage: imageResolver(files, problems, storedFile),
  };
}

/** Finds the address of an image for the browser: one of the app, of its storage, or of the web. */
export function imageResolver(
  files: AppFiles,
  problems: Problems,
  storedFile: (path: string) => string | undefined,
): ScreenHost['resolveImage'] {
  return (src, from) => {
    if (isStoredFile(src)) return storedFile(src) ?? src;
    // Without a scheme it has that of the page, which on a phone comes by https.
    if (isAddress(src)) return src.replace(/^\/\//, 'https://');
    const file = files[resolvePath(from.file, src)];
    if (file !== undefined) return file;
    problems.unknown('missing image', `<image>: ${src} is not in the app`, from);
    return '';
  };
}
