import type { ComponentChoice } from '../../axml/template';
import { pluginOf } from '../../contract/plugins';
import type { Problems } from '../../contract/problems';
import type { ComponentPaths } from './component-paths';
import type { ComponentConfig } from '.';

/** What stands behind a tag, and where that is said. */
interface Declared extends ComponentChoice {
  readonly file: string;
  /** The component whose placeholder it is. */
  readonly missing?: string | undefined;
}

interface DeclarationParts {
  /** `usingComponents` of app.json. */
  readonly ofApp: Readonly<Record<string, string>>;
  readonly paths: ComponentPaths;
  readonly problems: Problems;
  /** Tells of a file that is not there for the one that names it. */
  readonly checkPackage: (from: string, file: string) => void;
}

type Tags = Map<string, Declared>;

/** The custom components that a page or component can use, by tag: its own JSON's and app.json's. */
export function declaredTags(
  path: string,
  { usingComponents, placeholders, generics }: ComponentConfig,
  { ofApp, paths, problems, checkPackage }: DeclarationParts,
): ReadonlyMap<string, Declared> {
  const tags: Tags = new Map();
  const ownFile = `${path}.json`;
  const declare = (using: Readonly<Record<string, string>>, file: string) => {
    for (const [tag, target] of Object.entries(using)) {
      const component = paths.find(file, target);
      // With a placeholder it may come later.
      if (placeholders[tag] === undefined) checkPackage(file, component);
      tags.set(tag, { path: component, generic: undefined, file });
    }
  };
  // 插件和宿主小程序上下文是互相隔离的.
  if (pluginOf(path) === '') declare(ofApp, 'app.json');
  declare(usingComponents, ownFile);
  standIn(tags, placeholders, { file: ownFile, paths, problems });
  for (const [name, target] of generics) {
    const known = tags.get(name);
    if (known) {
      const message = `componentGenerics.${name}: usingComponents of ${known.file} has ${name} too`;
      problems.unknown('componentGenerics and usingComponents', message, { file: ownFile });
    }
    const chosen = paths.implementation(path, name);
    const fallback = target === undefined ? target : paths.find(ownFile, target);
    tags.set(name, { path: chosen ?? fallback, generic: name, file: ownFile });
  }
  return tags;
}

/**
 * Puts the placeholder in the place of a component that is not there. Everything else is there from the start: no
 * package is loaded later.
 * @see mini/framework/自定义组件/占位组件.md of AlipayDocs/open-docs
 */
function standIn(
  tags: Tags,
  placeholders: Readonly<Record<string, string>>,
  { file, paths, problems }: Pick<DeclarationParts, 'paths' | 'problems'> & { file: string },
): void {
  const standingIn = new Set(Object.values(placeholders));
  for (const [tag, name] of Object.entries(placeholders)) {
    const own = tags.get(tag);
    const other = tags.get(name);
    if (!own || !other) {
      const thing = own ? name : tag;
      const message = `componentPlaceholder.${tag}: ${thing} is not in usingComponents`;
      problems.unknown('componentPlaceholder', message, { file });
      continue;
    }
    // "再为这个组件指定占位组件是无效的"
    const isThere = ({ path = '' }: Declared) => paths.isThere(path);
    if (standingIn.has(tag) || isThere(own) || !isThere(other)) continue;
    tags.set(tag, { ...other, missing: own.path });
  }
}
