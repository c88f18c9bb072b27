import postcss, { type AtRule, type Declaration, type Rule } from 'postcss';
import parseSelector, { type Root as SelectorRoot } from 'postcss-selector-parser';
import parseValue from 'postcss-value-parser';
import { SimulatorError, type Place } from '../contract/errors';
import { resolveFile } from '../contract/paths';
import type { AppFiles } from '../contract/types';
import { scaleRpx } from './rpx';

/** Stands in compiled styles for the class of the simulator they will be used in. */
const SCOPE = 'sim-scope';

/** The element that plays a basic component; undefined if there is none of that tag. */
export type ElementOf = (tag: string) => string | undefined;

/**
 * Compiles an ACSS file with all it imports. The CSS is for {@link scopeCss}.
 * @see mini/framework/ACSS 语法参考.md of AlipayDocs/open-docs
 */
export function compileAcss(files: AppFiles, path: string, elementOf: ElementOf): string {
  return new AcssCompiler(files, elementOf).compile(path, []);
}

/** Compiled styles that hold below elements of that class, and nowhere else. */
export function scopeCss(css: string, scope: string): string {
  return css.replaceAll(SCOPE, scope);
}

class AcssCompiler {
  constructor(
    private readonly files: AppFiles,
    private readonly elementOf: ElementOf,
  ) {}

  compile(path: string, importing: readonly string[], from?: Place): string {
    const source = this.files[path];
    if (source === undefined) throw new SimulatorError(`${path} is not there`, from);
    if (importing.includes(path)) throw new SimulatorError(`@import of itself: ${path}`, from);
    let imported = '';
    const root = parse(source, path);
    root.walkAtRules((rule) => {
      const place = placeOf(rule, path);
      if (rule.name === 'import') {
        imported += this.compile(this.importPath(rule, path, place), [...importing, path], place);
        rule.remove();
      } else if (/rpx/i.test(rule.params)) {
        throw new SimulatorError(`@${rule.name} ${rule.params}: rpx is not supported here`, place);
      }
    });
    root.walkRules((rule) => {
      if (!isKeyframe(rule)) rule.selector = this.scopeSelector(rule.selector, placeOf(rule, path));
    });
    root.walkDecls((declaration) => {
      declaration.value = this.compileValue(declaration, path);
    });
    return `${imported}${root.toString()}\n`;
  }

  private scopeSelector(selector: string, place: Place): string {
    const refuse = (what: string): never => {
      throw new SimulatorError(`${selector.trim()}: ${what}`, place);
    };
    const transform = (root: SelectorRoot) => {
      root.walkAttributes(() => refuse('attribute selectors do not work on the platform'));
      root.walkPseudos(({ value }) => {
        if (value === ':host' || value === ':root') refuse(`${value} is not supported`);
      });
      root.walkTags((tag) => {
        // In `:nth-child(2n + 1)` the parser takes the formula for a selector.
        if ((tag.parent?.parent?.toString() ?? '').startsWith(':nth-')) return;
        const element = tag.value === 'page' ? 'div' : this.elementOf(tag.value);
        // Keeps the weight of a type selector, since `:where` has none of its own.
        if (element !== undefined) tag.value = `${element}:where(.a-${tag.value})`;
        else refuse(`<${tag.value}> is no basic component`);
      });
      root.each((single) => {
        single.first.spaces.before = '';
        single.prepend(parseSelector.combinator({ value: ' ' }));
        single.prepend(parseSelector.className({ value: SCOPE }));
      });
    };
    return parseSelector(transform).processSync(selector);
  }

  private compileValue(declaration: Declaration, path: string): string {
    const { value } = declaration;
    if (!/rpx|url\(/i.test(value)) return value;
    const parsed = parseValue(value);
    parsed.walk((node) => {
      if (node.type === 'function' && node.value.toLowerCase() === 'url') {
        const [argument] = node.nodes;
        if (argument) {
          argument.value = this.resolveUrl(argument.value, placeOf(declaration, path));
        }
        return false;
      }
      if (node.type === 'word') node.value = scaleRpx(node.value);
      return undefined;
    });
    return parseValue.stringify(parsed.nodes);
  }

  private importPath(rule: AtRule, from: string, place: Place): string {
    const target = /^(?:url\()?\s*(['"])(.+?)\1\s*\)?$/.exec(rule.params.trim())?.[2];
    if (target === undefined)
      throw new SimulatorError(`@import ${rule.params}: a path is required`, place);
    return resolveFile(this.files, from, target);
  }

  private resolveUrl(url: string, place: Place): string {
    if (/^(data:|https?:)/.test(url)) return url;
    if (!url.startsWith('/')) {
      throw new SimulatorError(`url(${url}): local files need an absolute path`, place);
    }
    const file = this.files[url.slice(1)];
    if (file === undefined) throw new SimulatorError(`url(${url}): the file is not there`, place);
    return file;
  }
}

function parse(source: string, path: string) {
  try {
    return postcss.parse(source, { from: path });
  } catch (error) {
    if (!(error instanceof postcss.CssSyntaxError)) throw error;
    const { reason, line } = error;
    throw new SimulatorError(reason, { file: path, ...(line === undefined ? {} : { line }) });
  }
}

function isKeyframe(rule: Rule): boolean {
  const { parent } = rule;
  return parent?.type === 'atrule' && /keyframes$/i.test((parent as AtRule).name);
}

function placeOf(node: Rule | AtRule | Declaration, file: string): Place {
  const line = node.source?.start?.line;
  return { file, ...(line === undefined ? {} : { line }) };
}
