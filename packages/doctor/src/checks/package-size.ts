import { posix } from 'node:path';
import { Minimatch } from 'minimatch';
import { PAGES, type Finding } from '../finding';
import type { Project } from '../project';

const KB = 1024;
const MB = 1024 * KB;

/** Bytes of one package, and of all of them together where there are subpackages. */
const MAX_PACKAGE_BYTES = 2 * MB;
const MAX_TOTAL_BYTES = 8 * MB;
const MAX_IMAGE_BYTES = 100 * KB;

/**
 * What is in a package unless mini.project.json says otherwise: 未识别的资源类型不会出现在包内.
 * @see mini/framework/小程序全局配置/项目配置.md of AlipayDocs/open-docs
 */
const PACKED =
  /(?<!\.d)\.(?:js|ts|json|axml|acss|less|scss|sjs|png|jpe?g|gif|svg|webp|eot|woff2?|ttf|otf|mp[34])$/i;
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp)$/i;

/** What the phone downloads: its size, and what in it nothing refers to. */
export function checkSize(project: Project): Finding[] {
  return [...checkPackages(project), ...checkImages(project)];
}

function checkPackages(project: Project): Finding[] {
  const found = (message: string): Finding => ({
    severity: 'error',
    rule: 'size/package',
    file: project.shown('.'),
    message,
    page: PAGES.subpackages,
  });
  const isIncluded = globMatcher(project, project.config?.assetsInclude);
  const isExcluded = globMatcher(project, project.config?.uploadExclude);
  const bytes = new Map<string, number>();
  for (const { path, size } of project.files.values()) {
    if (isExcluded(path) || !(PACKED.test(path) || isIncluded(path))) continue;
    const owner = project.subpackages.find((root) => path.startsWith(root)) ?? '';
    bytes.set(owner, (bytes.get(owner) ?? 0) + size);
  }
  const findings = [...bytes].flatMap(([root, size]) =>
    size <= MAX_PACKAGE_BYTES
      ? []
      : [
          found(
            `${root === '' ? 'the main package' : root}: ${inKb(size)}, at most 2048 KB are allowed`,
          ),
        ],
  );
  const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
  if (total > MAX_TOTAL_BYTES)
    findings.push(found(`all packages: ${inKb(total)}, at most 8192 KB are allowed`));
  return findings;
}

/** Tells whether one of the globs names a file, or a folder that it is in. */
function globMatcher(project: Project, globs: readonly string[] = []): (path: string) => boolean {
  const patterns = globs.map((glob) => new Minimatch(glob.replace(/^\.?\//, '')));
  const isNamed = (path: string): boolean =>
    path !== '.' && (patterns.some((glob) => glob.match(path)) || isNamed(posix.dirname(path)));
  // The page does not say from which of the two folders a path begins.
  return (path) => isNamed(path) || isNamed(project.shown(path));
}

function checkImages(project: Project): Finding[] {
  const texts = [...project.files.values()].flatMap(({ text }) =>
    text === undefined ? [] : [text],
  );
  return [...project.files.values()].flatMap(({ path, size }) => {
    if (!IMAGE.test(path)) return [];
    const found = (rule: string, message: string): Finding => ({
      severity: 'advice',
      rule: `size/${rule}`,
      file: project.shown(path),
      message,
      page: PAGES.performance,
    });
    const name = path.slice(path.lastIndexOf('/') + 1);
    const stem = name.slice(0, name.lastIndexOf('.'));
    // A name may be put together at run time, as in `{{name}}.svg`: the stem in any text counts.
    const isUsed = texts.some(
      (text) => text.includes(name) || new RegExp(`['"\`]${escape(stem)}['"\`]`).test(text),
    );
    return [
      ...(size > MAX_IMAGE_BYTES
        ? [found('image', `${inKb(size)}: images of the package should have at most 100 KB`)]
        : []),
      ...(isUsed
        ? []
        : [found('unused', 'nothing in the app refers to it: it only makes the package larger')]),
    ];
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function inKb(bytes: number): string {
  return `${Math.ceil(bytes / KB)} KB`;
}
