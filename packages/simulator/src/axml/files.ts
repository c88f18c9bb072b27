import { SimulatorError, type Place } from '../contract/errors';
import { resolveImport } from '../contract/paths';
import type { Problems } from '../contract/problems';
import type { StyleScope } from '../contract/style-isolation';
import type { AppFiles } from '../contract/types';
import { compileNodes, type CompileContext } from './compile';
import { isText, parseMarkup, type Markup, type MarkupElement } from './markup';
import { refusePageMeta } from './placement';
import { isBlank } from './slots';
import type { NamedTemplate, TemplateNode } from './template';

/** What an SJS module exports, by name. */
export type LoadSjs = (path: string, place: Place) => Readonly<Record<string, unknown>>;

/** A page's or component's AXML, compiled with everything it imports. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
  /** SJS modules by the name the file gives them. */
  readonly modules: Readonly<Record<string, unknown>>;
}

export interface TemplateOptions {
  readonly files: AppFiles;
  readonly problems: Problems;
  readonly basic: CompileContext['basic'];
  readonly component: CompileContext['component'];
  readonly loadSjs: LoadSjs;
  /** Whether it is a page's AXML. Default: a component's, which may stand anywhere. */
  readonly isPage?: boolean;
  /** Default: the styles of the file are shared. */
  readonly scope?: StyleScope | undefined;
}

/** Compiles an AXML file. */
export function compileTemplate(path: string, options: TemplateOptions): Template {
  return new FileCompiler(options).compile(path, []);
}

class FileCompiler {
  /** Templates that a file defines, by its path: there before they are compiled, so that files may import in a ring. */
  private readonly defined = new Map<string, ReadonlyMap<string, NamedTemplate>>();

  constructor(private readonly options: TemplateOptions) {}

  compile(path: string, including: readonly string[], from?: Place): Template {
    if (including.includes(path)) throw new SimulatorError(`<include> of itself: ${path}`, from);
    const { context, modules, rest } = this.open(path, from, [...including, path]);
    const [, ...others] = rest.filter((markup) => !isBlank(markup));
    const late = others.find((markup) => !isText(markup) && markup.tag === 'page-meta');
    if (late) refusePageMeta(late.place, this.options.problems);
    return { nodes: compileNodes(rest, context), modules };
  }

  /** Reads a file's head: its templates, imports and SJS modules. The rest is what it shows. */
  private open(path: string, from: Place | undefined, including: readonly string[]) {
    const roots = this.read(path, from);
    const modules: Record<string, unknown> = {};
    const named: Record<string, unknown> = {};
    const definitions = this.heads(roots, isDefinition).map((markup) => ({
      markup,
      name: requireAttribute(markup, 'name'),
      nodes: [] as TemplateNode[],
    }));
    const own = new Map(definitions.map(({ name, nodes }) => [name, { nodes, modules }]));
    this.defined.set(path, own);
    const templates = new Map<string, NamedTemplate>();
    for (const markup of this.heads(roots, isImport)) {
      if (markup.tag === 'import') {
        const file = this.file(path, requireAttribute(markup, 'src'), markup.place);
        for (const [name, template] of this.templatesOf(file, markup.place)) {
          templates.set(name, template);
        }
      } else {
        const from = requireAttribute(markup, 'from');
        const file = this.resolve(path, from, markup.place);
        if (!file.endsWith('.sjs')) {
          this.options.problems.unknown(
            '<import-sjs from>',
            `${from} is no .sjs file`,
            markup.place,
          );
        }
        const exports = this.options.loadSjs(file, markup.place);
        const name = requireAttribute(markup, 'name');
        if (isPattern(name)) {
          const picked = pickNames(name, exports, { problems: this.options.problems, markup });
          addNamed(named, picked, markup.place);
        } else Object.assign(modules, { [variable(name, markup.place)]: exports.default });
      }
    }
    // Of one name, a named export hides a default one, wherever the two are imported.
    Object.assign(modules, named);
    const context: CompileContext = {
      problems: this.options.problems,
      basic: this.options.basic,
      component: this.options.component,
      scope: this.options.scope,
      include: (src, place) => {
        const included = this.compile(this.file(path, src, place), including, place);
        Object.assign(modules, included.modules);
        return included.nodes;
      },
      templates,
      modules: new Set(Object.keys(modules)),
      foreign: including.length > 1 ? '<include>' : undefined,
      parent: this.options.isPage === true && including.length === 1 ? 'page' : undefined,
    };
    // Templates may use each other, whatever their order, so all are compiled against one shared map.
    own.forEach((template, name) => templates.set(name, template));
    for (const { markup, nodes } of definitions) {
      nodes.push(
        ...compileNodes(markup.children, { ...context, foreign: '<template>', parent: undefined }),
      );
    }
    return {
      context,
      modules,
      rest: roots.filter((markup) => isText(markup) || !isDefinition(markup)),
    };
  }

  /**
   * The imports or templates of a file, which stand at its top. Apps and published components have them inside other
   * tags as well, often since one before them is not closed: a problem, and they hold for the whole file.
   */
  private heads(
    roots: readonly Markup[],
    isHead: (markup: MarkupElement) => boolean,
  ): MarkupElement[] {
    const inside = (list: readonly Markup[]): MarkupElement[] =>
      list.flatMap((markup) =>
        isText(markup) ? [] : [...(isHead(markup) ? [markup] : []), ...inside(markup.children)],
      );
    const atTop = new Set<Markup>(roots);
    return inside(roots).map((markup) => {
      if (!atTop.has(markup)) {
        const message = `<${markup.tag}> must stand at the top of the file`;
        this.options.problems.unknown(message, message, markup.place);
      }
      return markup;
    });
  }

  /** `<import>` brings the templates of that file alone, not those it imports itself. */
  private templatesOf(path: string, place: Place): ReadonlyMap<string, NamedTemplate> {
    if (!this.defined.has(path)) this.open(path, place, [path]);
    return this.defined.get(path) ?? new Map();
  }

  private file(from: string, src: string, place: Place): string {
    return this.resolve(from, src.endsWith('.axml') ? src : `${src}.axml`, place);
  }

  private resolve(from: string, target: string, place: Place): string {
    const { files, problems } = this.options;
    return resolveImport(files, from, target, place, problems);
  }

  private read(path: string, from?: Place): Markup[] {
    const source = this.options.files[path];
    if (source === undefined) throw new SimulatorError(`${path} is not there`, from);
    return parseMarkup(source, path, this.options.problems);
  }
}

function isImport({ tag }: MarkupElement): boolean {
  return tag === 'import' || tag === 'import-sjs';
}

function isDefinition({ tag, attributes }: MarkupElement): boolean {
  return tag === 'template' && attributes.has('name');
}

/** `m` is the default export; `{a, b: c}` are named ones. */
function isPattern(names: string): boolean {
  return /^\s*\{.*\}\s*$/s.test(names);
}

/** @see mini/framework/AXML/引入 SJS.md of AlipayDocs/open-docs */
function variable(text: string, place: Place): string {
  const name = text.trim();
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  throw new SimulatorError(`<import-sjs>: name "${name}" is no name of a variable`, place);
}

function addNamed(
  named: Record<string, unknown>,
  picked: Readonly<Record<string, unknown>>,
  place: Place,
): void {
  for (const name of Object.keys(picked)) {
    if (Object.hasOwn(named, name)) {
      throw new SimulatorError(`<import-sjs>: ${name} is imported twice`, place);
    }
  }
  Object.assign(named, picked);
}

/**
 * What is no named export is a problem. Components of Alipay's own library have taken members of the default export
 * that way for years (`import-sjs name="{isIcon}"` in ImageIcon of antd-mini 1): they get them.
 */
function pickNames(
  names: string,
  exports: Readonly<Record<string, unknown>>,
  { problems, markup }: { readonly problems: Problems; readonly markup: MarkupElement },
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  const members = Object(exports.default) as Readonly<Record<string, unknown>>;
  for (const pair of names.trim().slice(1, -1).split(',')) {
    if (pair.trim() === '') continue;
    const [exported, local] = /^\s*(\w+)\s*(?::\s*(\w+)\s*)?$/.exec(pair)?.slice(1) ?? [];
    if (exported === undefined || !(exported in exports)) {
      const message = `<import-sjs>: no export ${pair.trim()}`;
      problems.unknown(message, message, markup.place);
    }
    if (exported === undefined) continue;
    picked[local ?? exported] = exported in exports ? exports[exported] : members[exported];
  }
  return picked;
}

function requireAttribute(markup: MarkupElement, name: string): string {
  const value = markup.attributes.get(name);
  if (typeof value === 'string' && value !== '') return value;
  throw new SimulatorError(`<${markup.tag}>: ${name} is required`, markup.place);
}
