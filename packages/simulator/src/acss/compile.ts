import postcss, { type AtRule, type Declaration, type Rule } from 'postcss';
import parseSelector, {
  type Node as SelectorNode,
  type Selector,
  type Root as SelectorRoot,
} from 'postcss-selector-parser';
import parseValue from 'postcss-value-parser';
import { SimulatorError, type Place } from '../contract/errors';
import { resolveImport, resolvePath } from '../contract/paths';
import { pluginOf } from '../contract/plugins';
import { Problems } from '../contract/problems';
import {
  EXTERNAL_ATTRIBUTE,
  HOST_ATTRIBUTE,
  hostName,
  ISOLATED_ATTRIBUTE,
  SCOPE_ATTRIBUTE,
  scopeName,
  type StyleScope,
} from '../contract/style-isolation';
import type { AppFiles } from '../contract/types';
import { lineWidth } from './line-width';
import { answerAtRules, compileAtRule, insideMedia, readImport, type PhoneScreen } from './media';
import { phoneSafeArea, scalePhoneUnits } from './phone-units';

/** Stands in compiled styles for the class of the simulator they will be used in. */
const SCOPE = 'sim-scope';
/** How a selector of the page itself ends. */
const PAGE_CLASS = '.a-page';
const PAGE = `:where(${PAGE_CLASS})`;
/** Elements that shared styles may hold for. */
const SHARED_REACH = `:where(:not([${ISOLATED_ATTRIBUTE}]), [${EXTERNAL_ATTRIBUTE}])`;

/** The element that plays a basic component; undefined if there is none of that tag. */
export type ElementOf = (tag: string) => string | undefined;

export interface AcssOptions {
  readonly files: AppFiles;
  readonly elementOf: ElementOf;
  /** Default: strict. */
  readonly problems?: Problems;
  /** Of the page or component; none for styles that reach others. */
  readonly scope?: StyleScope | undefined;
  /** Path of the component whose styles they are: `:host` is the element of its tag. */
  readonly component?: string;
  /** Whether there are components that the styles of others do not reach. Default false. */
  readonly someIsolated?: boolean;
  /** Hears of the file and of each that it imports. */
  readonly onFile?: (path: string) => void;
  /** Hears of each picture that a file names. */
  readonly onPicture?: (from: string, path: string) => void;
}

/**
 * Compiles an ACSS file with all it imports. The CSS is for {@link scopeCss}.
 * @see mini/framework/ACSS 语法参考.md of AlipayDocs/open-docs
 */
export function compileAcss(path: string, options: AcssOptions): string {
  return new AcssCompiler(options).compile(path, []);
}

/**
 * Compiled styles that hold below elements of that class, and nowhere else.
 * @param phone For at-rules, which cannot read its variables.
 */
export function scopeCss(css: string, scope: string, phone: PhoneScreen): string {
  return answerAtRules(css.replaceAll(SCOPE, scope), phone);
}

class AcssCompiler {
  private readonly files: AppFiles;
  private readonly elementOf: ElementOf;
  private readonly problems: Problems;
  private readonly onFile: AcssOptions['onFile'];
  private readonly onPicture: AcssOptions['onPicture'];
  /** Part of a selector that says whose elements it may hold for, without weight; '' for all. */
  private readonly reach: string;
  /** What `:host` means; undefined outside of components. */
  private readonly hostSelector: string | undefined;

  constructor(options: AcssOptions) {
    const { files, elementOf, problems, scope, someIsolated, component, onFile } = options;
    this.files = files;
    this.elementOf = elementOf;
    this.problems = problems ?? new Problems();
    this.onFile = onFile;
    this.onPicture = options.onPicture;
    this.hostSelector =
      component === undefined ? undefined : `[${HOST_ATTRIBUTE}="${hostName(component)}"]`;
    if (scope) this.reach = `:where([${SCOPE_ATTRIBUTE}~="${scopeName(scope)}"])`;
    else this.reach = someIsolated ? SHARED_REACH : '';
  }

  compile(path: string, importing: readonly string[], from?: Place): string {
    const source = this.files[path];
    if (source === undefined || importing.includes(path)) {
      const what = source === undefined ? `${path} is not there` : `@import of itself: ${path}`;
      this.problems.unknown('@import', what, from);
      return '';
    }
    this.onFile?.(path);
    let imported = '';
    const root = parse(source, path);
    root.walkAtRules((rule) => {
      const place = placeOf(rule, path);
      if (rule.name.toLowerCase() !== 'import') {
        compileAtRule(rule);
        return;
      }
      imported += this.compileImport(rule, [...importing, path], place);
      rule.remove();
    });
    root.walkRules((rule) => {
      if (isKeyframe(rule)) return;
      if (rule.parent?.type === 'rule') {
        // 选择器: 同 CSS3 保持一致, which has none.
        const message = `${rule.selector}: a rule inside another one is no CSS 3`;
        this.problems.unknown('a rule inside another one', message, placeOf(rule, path));
        rule.remove();
        return;
      }
      const selector = this.scopeSelector(rule.selector, placeOf(rule, path));
      if (selector === '') rule.remove();
      else rule.selector = selector;
    });
    root.walkDecls((declaration) => {
      if (this.refusesAttr(declaration, path)) {
        declaration.remove();
        return;
      }
      declaration.value = this.compileValue(declaration, path);
      const widths = Object.entries(lineWidth(declaration.prop, declaration.value));
      for (const [prop, value] of widths) declaration.cloneAfter({ prop, value });
    });
    return `${imported}${root.toString()}\n`;
  }

  /** Each of the selectors below the simulator's class, without those that mean nothing here. */
  private scopeSelector(selector: string, place: Place): string {
    const refused = new Set<SelectorNode>();
    const refuse = (node: SelectorNode, thing: string, what: string) => {
      this.problems.unknown(thing, `${selector.trim()}: ${what}`, place);
      refused.add(outermost(node));
    };
    const transform = (root: SelectorRoot) => {
      root.walkAttributes((attribute) => {
        const what = 'attribute selectors do not work on the platform';
        refuse(attribute, 'attribute selector', what);
      });
      root.walkPseudos((pseudo) => {
        const { value } = pseudo;
        // The root of the document holds nothing but the page; both weigh as much as a class.
        if (value === ':root') pseudo.value = PAGE_CLASS;
        if (value !== ':host') return;
        // It weighs as much as a class too.
        if (this.hostSelector !== undefined) pseudo.value = this.hostSelector;
        else refuse(pseudo, 'selector :host', ':host is for components alone');
      });
      root.walkClasses(({ value }) => this.checkClass(value, place));
      root.walkUniversals((all) => this.checkInPlugin(all, selector, place));
      root.walkTags((tag) => {
        // In `:nth-child(2n + 1)` the parser takes the formula for a selector.
        if ((tag.parent?.parent?.toString() ?? '').startsWith(':nth-')) return;
        this.checkInPlugin(tag, selector, place);
        const element = tag.value === 'page' ? 'div' : this.elementOf(tag.value);
        // Keeps the weight of a type selector, since `:where` has none of its own.
        if (element !== undefined) tag.value = `${element}:where(.a-${tag.value})`;
        else refuse(tag, `selector ${tag.value}`, `<${tag.value}> is no basic component`);
      });
      refused.forEach((single) => single.remove());
      root.each((single) => {
        if (this.reach !== '') limit(single, this.reach);
        single.first.spaces.before = '';
        single.prepend(parseSelector.combinator({ value: ' ' }));
        single.prepend(parseSelector.className({ value: SCOPE }));
      });
    };
    try {
      return parseSelector(transform).processSync(selector);
    } catch (error) {
      // A browser passes over a rule whose selector it cannot read.
      if (error instanceof SimulatorError) throw error;
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      this.problems.unknown(
        'a selector that cannot be read',
        `${selector.trim()}: ${reason}`,
        place,
      );
      return '';
    }
  }

  /**
   * `.a-` and `.am-` are the platform's own, but for a class that its page on tab bars names; Alipay's component
   * libraries have them as well.
   */
  private checkClass(name: string, place: Place): void {
    if (!/^am?-/.test(name) || name === 'a-customize-tab-bar') return;
    if (place.file.startsWith('node_modules/')) return;
    const message = `.${name}: classes that begin with a- and am- are the platform's own`;
    this.problems.unknown('selector .a-… or .am-…', message, place);
  }

  /**
   * 插件 .acss 文件中，基本选择器只支持 ID 与 class 选择器. Public plugins have others all the same, and in lenient mode
   * they hold.
   * @see mini/plugin/插件开发与发布/插件开发.md of AlipayDocs/open-docs
   */
  private checkInPlugin(node: SelectorNode, selector: string, place: Place): void {
    if (pluginOf(place.file) === '') return;
    const message = `${selector.trim()}: ${String(node).trim()} does not work in a plugin, where ids and classes alone do`;
    this.problems.unknown('a selector in a plugin', message, place);
  }

  /** @see support/支付宝小程序/常见问题/ACSS常见问题.md of AlipayDocs/open-docs */
  private refusesAttr(declaration: Declaration, path: string): boolean {
    if (!/\battr\(/i.test(declaration.value)) return false;
    const message = `${declaration.prop}: attr() does not work on the platform`;
    this.problems.unknown('attr() in ACSS', message, placeOf(declaration, path));
    return true;
  }

  private compileValue(declaration: Declaration, path: string): string {
    const value = phoneSafeArea(declaration.value);
    if (!/rpx|rem|v[wh]|vm(in|ax)|url\(/i.test(value)) return value;
    const parsed = parseValue(value);
    parsed.walk((node) => {
      if (node.type === 'function' && node.value.toLowerCase() === 'url') {
        const [argument] = node.nodes;
        if (argument) {
          argument.value = this.resolveUrl(argument.value, placeOf(declaration, path));
        }
        return false;
      }
      if (node.type === 'word') node.value = scalePhoneUnits(node.value);
      return undefined;
    });
    return parseValue.stringify(parsed.nodes);
  }

  /** What `@import "a.acss"`, `@import url(a.acss)` or either before a media query brings in. */
  private compileImport({ params }: AtRule, importing: readonly string[], place: Place): string {
    const { target, media } = readImport(params);
    if (target === '') {
      this.problems.unknown('@import', `@import ${params}: a path is required`, place);
      return '';
    }
    const path = resolveImport(this.files, place.file, target, place, this.problems);
    const css = this.compile(path, importing, place);
    return css === '' || media === '' ? css : insideMedia(css, media);
  }

  private resolveUrl(url: string, place: Place): string {
    if (/^(data:|https?:|#)/i.test(url)) return url;
    // Without a scheme it has that of the page, which on a phone comes by https.
    if (url.startsWith('//')) return `https:${url}`;
    const absolute = url.startsWith('/');
    const path = resolvePath(place.file, url.replace(/[?#].*$/, ''));
    const file = absolute ? this.files[path] : undefined;
    if (file !== undefined) {
      this.onPicture?.(place.file, path);
      return file;
    }
    const what = absolute ? 'the file is not there' : 'local files need an absolute path';
    this.problems.unknown('url() in ACSS', `url(${url}): ${what}`, place);
    return '';
  }
}

/**
 * Limits what a selector holds for, before its pseudo-element if it has one. The page itself is in no template, and has
 * no scope.
 */
function limit(selector: Selector, reach: string): void {
  const compound: SelectorNode[] = [];
  selector.each((node) => {
    if (node.type === 'combinator') compound.length = 0;
    else compound.push(node);
  });
  if (compound.some((node) => isPage(node.toString().trim()))) return;
  const pseudoElement = compound.find(({ value }) => isPseudoElement(value ?? ''));
  const part = parseSelector.tag({ value: reach });
  if (pseudoElement) selector.insertBefore(pseudoElement, part);
  else selector.append(part);
}

function isPage(selector: string): boolean {
  return selector === PAGE_CLASS || selector.endsWith(PAGE);
}

function isPseudoElement(value: string): boolean {
  return /^(?:::|:(?:before|after|first-line|first-letter)$)/.test(value);
}

/** The selector of the list that the node belongs to. */
function outermost(node: SelectorNode): SelectorNode {
  let current: SelectorNode | undefined = node;
  while (current.parent && current.parent.type !== 'root') current = current.parent as SelectorNode;
  return current;
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
