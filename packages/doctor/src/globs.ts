const MEANINGS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

/** A regular expression for what a glob of mini.project.json means. */
function patternOf(glob: string): string {
  return glob
    .replace(/^\.?\//, '')
    .split(/(\*\*\/|\*\*|\*|\?|\{[^{}]*\})/)
    .map((part) => {
      const meaning = MEANINGS[part];
      if (meaning !== undefined) return meaning;
      if (/^\{.*\}$/.test(part))
        return `(?:${part.slice(1, -1).split(',').map(patternOf).join('|')})`;
      return part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
    })
    .join('');
}

/** Tells by the path of a file whether one of the globs names it. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => new RegExp(`^${patternOf(glob)}$`));
  return (path) => patterns.some((pattern) => pattern.test(path));
}
