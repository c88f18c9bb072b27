import { pathFrom } from '../modules';
import type { Project } from '../project';

/**
 * The file that AXML or ACSS takes in, if it should be in the mini program and is not; npm packages are elsewhere.
 * @see mini/framework/AXML/引用.md (引入路径), mini/framework/ACSS 语法参考.md (样式导入) of AlipayDocs/open-docs
 * @param endings What may be left out of its name; a style may still have to be compiled.
 */
export function missingImport(
  { files, unalias }: Pick<Project, 'files' | 'unalias'>,
  from: string,
  written: string,
  endings: readonly string[],
): string | undefined {
  const target = unalias(written);
  if (!/^\.{0,2}\//.test(target) || target.startsWith('//')) return undefined;
  const path = pathFrom(from, target);
  const isElsewhere = path.startsWith('../') || path.includes('node_modules/');
  const stems = [path, path.replace(/\.\w+$/, '')];
  const places = ['', ...endings].flatMap((ending) => stems.map((stem) => stem + ending));
  return isElsewhere || places.some((each) => files.has(each)) ? undefined : path;
}

/**
 * A picture that a tag names by a fixed path and that the mini program does not have. It lies beside the tag's file or is
 * named from the root: the platform's pages and apps have both.
 */
export function missingPicture(
  { files }: Pick<Project, 'files'>,
  from: string,
  written: string,
): string | undefined {
  if (written === '' || /\{\{|^(?:[\w-]+:|\/\/)/.test(written)) return undefined;
  const places = [pathFrom(from, written), pathFrom('app.json', written)];
  return places.some((path) => files.has(path)) ? undefined : places[0];
}
