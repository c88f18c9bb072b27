import { compileInlineStyle } from '../acss/phone-units';
import { isAddress, isStoredFile, resolvePath } from '../contract/paths';
import type { Place } from '../contract/errors';
import { manifestOf, pluginOf } from '../contract/plugins';
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
  onPicture: PictureListener,
): Pick<ScreenHost, 'afterFlush' | 'inlineStyle' | 'problems' | 'resolveImage'> {
  const pictureIn = stylePictures(files, problems, storedFile, onPicture);
  return {
    problems,
    afterFlush: (run) => scheduler.afterFlush(run),
    inlineStyle: (style, from) =>
      compileInlineStyle(style).replace(URLS, (_all, ...quoted: (string | undefined)[]) => {
        const url = quoted.slice(0, 3).find((text) => text !== undefined) ?? '';
        return `url("${pictureIn(url, from).replace(/"/g, '%22')}")`;
      }),
    resolveImage: imageResolver(files, problems, storedFile, onPicture),
  };
}

/** Hears which picture of the app a file names. */
type PictureListener = (from: string, path: string) => void;

const URLS = /\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^'")]*?))\s*\)/gi;

/**
 * Pictures of a `style` attribute. 本地资源须使用绝对路径; yet a sample of the platform's has `url(./bg.jpg)`.
 * @see mini/framework/ACSS 语法参考.md, mini/component/基础组件/无障碍访问/aria-component.md of AlipayDocs/open-docs
 */
function stylePictures(
  files: AppFiles,
  problems: Problems,
  storedFile: (path: string) => string | undefined,
  onPicture: PictureListener,
) {
  return (url: string, from?: Place): string => {
    if (url === '' || /^(data:|#)/i.test(url)) return url;
    if (isStoredFile(url)) return storedFile(url) ?? url;
    if (isAddress(url)) return url.replace(/^\/\//, 'https://');
    const path = pictureAt(files, from?.file ?? '', url.replace(/[?#].*$/, ''));
    if (path !== undefined) {
      if (from) onPicture(from.file, path);
      return files[path] ?? '';
    }
    problems.unknown('url() in a style', `style: url(${url}): the file is not there`, from);
    return '';
  };
}

/** Finds the address of an image for the browser: one of the app, of its storage, or of the web. */
export function imageResolver(
  files: AppFiles,
  problems: Problems,
  storedFile: (path: string) => string | undefined,
  onPicture: PictureListener = () => undefined,
): ScreenHost['resolveImage'] {
  return (src, from) => {
    if (isStoredFile(src)) return storedFile(src) ?? src;
    // Without a scheme it has that of the page, which on a phone comes by https.
    if (isAddress(src)) return src.replace(/^\/\//, 'https://');
    const path = pictureAt(files, from.file, src);
    if (path !== undefined) {
      checkName(src, problems, from);
      onPicture(from.file, path);
      return files[path] ?? '';
    }
    problems.unknown('missing image', `<image>: ${src} is not in the app`, from);
    return '';
  };
}

/**
 * 真机对中文路径的图片显示会有问题，请修改为英文路径.
 * @see support/支付宝小程序/常见问题/小程序image图片不显示排查.md of AlipayDocs/open-docs
 */
function checkName(src: string, problems: Problems, from: Place): void {
  if (!/\p{Script=Han}/u.test(src)) return;
  const message = `<image>: ${src}: devices have trouble with Chinese in the path of a picture`;
  problems.unknown('image with a Chinese path', message, from);
}

/**
 * Where a picture is among the files. A path lies beside the file of its tag, as in AXML; one that
 * came as a value from elsewhere is 相对路径，加上主文档的 urlPath, and that document stands at the
 * root of the app, or of the plugin.
 * @see mini/component-ext/开发质量/资源文件请求异常解决方案.md of AlipayDocs/open-docs
 */
function pictureAt(files: AppFiles, from: string, path: string): string | undefined {
  const places = [resolvePath(from, path), resolvePath(manifestOf(pluginOf(from)), path)];
  return places.find((place) => files[place] !== undefined);
}
