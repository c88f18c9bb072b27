import type { Expression as Ast, Property, SpreadElement } from 'acorn';
import { SimulatorError, type Place } from '../contract/errors';
import type { Problems } from '../contract/problems';
import { arrowFunction, callValue, calledName } from './calls';
import { hideReservedWords, nameOf, parseExpression } from './expression-text';

/** What an expression can see: data, props, loop variables, SJS modules. */
export type Scope = Readonly<Record<string, unknown>>;

/** A compiled `{{…}}`. */
export type Evaluate = (scope: Scope) => unknown;

type Binary = (left: never, right: never) => unknown;

const BINARY: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '+': operator((a: string, b: string) => a + b),
  '-': operator((a: number, b: number) => a - b),
  '*': operator((a: number, b: number) => a * b),
  '/': operator((a: number, b: number) => a / b),
  '%': operator((a: number, b: number) => a % b),
  '**': operator((a: number, b: number) => a ** b),
  '<': operator((a: number, b: number) => a < b),
  '>': operator((a: number, b: number) => a > b),
  '<=': operator((a: number, b: number) => a <= b),
  '>=': operator((a: number, b: number) => a >= b),
  '&': operator((a: number, b: number) => a & b),
  '|': operator((a: number, b: number) => a | b),
  '^': operator((a: number, b: number) => a ^ b),
  '<<': operator((a: number, b: number) => a << b),
  '>>': operator((a: number, b: number) => a >> b),
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,

  '==': (a, b) => a == b,

  '!=': (a, b) => a != b,
};

const UNARY: Readonly<Record<string, (value: unknown) => unknown>> = {
  '!': (value) => !value,
  '-': (value) => -(value as number),
  '+': (value) => Number(value),
  '~': (value) => ~(value as number),
  typeof: (value) => typeof value,
  void: () => undefined,
};

/** JavaScript converts operands by itself, and the author relies on it. */
function operator(apply: Binary): (left: unknown, right: unknown) => unknown {
  return apply as (left: unknown, right: unknown) => unknown;
}

/**
 * Compiles the inside of `{{…}}`. Property access is null-safe, as on the platform. The page on AXML allows no calls but
 * those of SJS modules; devices take methods and arrow functions too, and libraries rely on it (mini-ali-ui, antd-mini 3),
 * so these are a problem that lenient mode passes over.
 * @param asObject Reads `...a, b, c: 1` as an object literal, as the `data` of a `<template>` is written.
 */
export function compileExpression(
  source: string,
  place: Place,
  modules: ReadonlySet<string>,
  problems: Problems,
  asObject = false,
): Evaluate {
  const hasBraces = source.trimStart().startsWith('{');
  const isObject = (asObject && !hasBraces) || looksLikeObject(source);
  const wrapped = isObject ? `({${source}})` : `(${source})`;
  let ast: Ast;
  try {
    ast = parseExpression(wrapped);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s*\(\d+:\d+\)$/, '') : '';
    const failure = new SimulatorError(`{{${source}}}: ${reason}`, place);
    const renamed = hideReservedWords(wrapped);
    if (renamed === wrapped) throw failure;
    try {
      ast = parseExpression(renamed);
    } catch {
      throw failure;
    }
    problems.unknown('a reserved word in {{ }}', failure.reason, place);
  }
  return new ExpressionCompiler(source, place, modules, problems).compile(ast);
}

/** `{{...rest, a}}`, `{{a: 1}}` or `{{a, b}}`: an object literal without its braces. */
function looksLikeObject(source: string): boolean {
  return /^\s*(\.\.\.|[\w$]+\s*(,|:(?!:))|(['"])[^'"]*\3\s*:)/.test(source);
}

class ExpressionCompiler {
  constructor(
    private readonly source: string,
    private readonly place: Place,
    private readonly modules: ReadonlySet<string>,
    private readonly problems: Problems,
  ) {}

  compile(node: Ast): Evaluate {
    switch (node.type) {
      case 'Literal': {
        const { value } = node;
        return () => value;
      }
      case 'Identifier': {
        const name = nameOf(node);
        return name === 'undefined' ? () => undefined : (scope) => scope[name];
      }
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        return this.compile(node.expression);
      case 'TemplateLiteral': {
        const texts = node.quasis.map(({ value }) => value.cooked ?? value.raw);
        const values = node.expressions.map((expression) => this.compile(expression));
        return (scope) =>
          texts.reduce((text, next, index) => text + toText(values[index - 1]?.(scope)) + next);
      }
      case 'UnaryExpression': {
        const apply = UNARY[node.operator] ?? this.reject(`operator ${node.operator}`);
        const argument = this.compile(node.argument);
        return (scope) => apply(argument(scope));
      }
      case 'BinaryExpression': {
        const apply = BINARY[node.operator] ?? this.reject(`operator ${node.operator}`);
        if (node.left.type === 'PrivateIdentifier') this.reject('a private name');
        const left = this.compile(node.left);
        const right = this.compile(node.right);
        return (scope) => apply(left(scope), right(scope));
      }
      case 'LogicalExpression': {
        const left = this.compile(node.left);
        const right = this.compile(node.right);
        if (node.operator === '&&') return (scope) => left(scope) && right(scope);
        if (node.operator === '||') return (scope) => left(scope) || right(scope);
        return (scope) => left(scope) ?? right(scope);
      }
      case 'ConditionalExpression': {
        const test = this.compile(node.test);
        const yes = this.compile(node.consequent);
        const no = this.compile(node.alternate);
        return (scope) => (test(scope) ? yes(scope) : no(scope));
      }
      case 'MemberExpression': {
        if (node.object.type === 'Super') this.reject('super');
        const object = this.compile(node.object);
        const key = this.memberKey(node);
        return (scope) => member(object(scope), key(scope));
      }
      case 'ArrayExpression': {
        const items = node.elements.map((element) => {
          if (element === null) return () => [undefined];
          if (element.type === 'SpreadElement') {
            const list = this.compile(element.argument);
            return (scope: Scope) => toArray(list(scope));
          }
          const item = this.compile(element);
          return (scope: Scope) => [item(scope)];
        });
        return (scope) => items.flatMap((item) => item(scope));
      }
      case 'ObjectExpression':
        return this.compileObject(node.properties);
      case 'CallExpression':
        return this.compileCall(node);
      case 'ArrowFunctionExpression':
        return this.compileArrow(node);
      case 'ThisExpression':
        // No page says what it is; frameworks leave it behind, as in uView's u-image.
        this.tell('this', 'this in {{ }}');
        return () => undefined;
      default:
        return this.reject(node.type);
    }
  }

  private memberKey(node: Extract<Ast, { type: 'MemberExpression' }>): Evaluate {
    const { property } = node;
    if (property.type === 'PrivateIdentifier') return this.reject('a private name');
    if (node.computed || property.type !== 'Identifier') return this.compile(property);
    const { name } = property;
    return () => name;
  }

  private compileObject(properties: (Property | SpreadElement)[]): Evaluate {
    const parts = properties.map((property): ((scope: Scope) => object) => {
      if (property.type === 'SpreadElement') {
        const spread = this.compile(property.argument);
        return (scope) => Object(spread(scope)) as object;
      }
      const key = this.propertyKey(property);
      const value = this.compile(property.value);
      return (scope) => ({ [String(key(scope))]: value(scope) });
    });
    return (scope) => Object.assign({}, ...parts.map((part) => part(scope))) as unknown;
  }

  private propertyKey({ computed, key }: Property): Evaluate {
    if (computed || key.type !== 'Identifier') return this.compile(key);
    const name = nameOf(key);
    return () => name;
  }

  private compileCall(node: Extract<Ast, { type: 'CallExpression' }>): Evaluate {
    const { callee } = node;
    const args = node.arguments.map((argument) =>
      argument.type === 'SpreadElement' ? this.reject('a spread argument') : this.compile(argument),
    );
    const module = rootName(callee as Ast);
    const isOfModule = module !== undefined && this.modules.has(module);
    if (!isOfModule) this.tell('a function call (only functions of an SJS module can be called)');
    const find = this.compileCallee(callee as Ast, isOfModule);
    return (scope) => {
      const { self, called } = find(scope);
      if (isOfModule && typeof called !== 'function') {
        throw new SimulatorError(`{{${this.source}}}: no function to call`, this.place);
      }
      return callValue(
        called,
        self,
        args.map((arg) => arg(scope)),
      );
    };
  }

  /** What is called, and the object that it is a member of. */
  private compileCallee(callee: Ast, isOfModule: boolean) {
    const compile = (node: Ast) => (isOfModule ? this.compile(node) : this.compileHead(node));
    if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') {
      const called = compile(callee);
      return (scope: Scope) => ({ self: undefined, called: called(scope) });
    }
    const object = compile(callee.object);
    const key = this.memberKey(callee);
    return (scope: Scope) => {
      const self = object(scope);
      return { self, called: member(self, key(scope)) };
    };
  }

  /** What a call begins with may be one of JavaScript's own objects. */
  private compileHead(node: Ast): Evaluate {
    if (node.type !== 'Identifier') return this.compile(node);
    const { name } = node;
    return (scope) => calledName(scope, name);
  }

  private compileArrow(node: Extract<Ast, { type: 'ArrowFunctionExpression' }>): Evaluate {
    this.tell('an arrow function');
    const names = node.params.map((parameter) =>
      parameter.type === 'Identifier' ? parameter.name : this.reject('such a parameter'),
    );
    if (node.body.type === 'BlockStatement') return this.reject('a function with statements');
    const body = this.compile(node.body);
    return (scope) => arrowFunction(names, body, scope);
  }

  /** What the documentation forbids and devices take. */
  private tell(what: string, thing = 'a function in {{ }}'): void {
    const message = `{{${this.source}}}: ${what} is not allowed in AXML`;
    this.problems.unknown(thing, message, this.place);
  }

  private reject(what: string): never {
    throw new SimulatorError(`{{${this.source}}}: ${what} is not allowed in AXML`, this.place);
  }
}

function member(object: unknown, key: unknown): unknown {
  if (object === undefined || object === null) return undefined;
  return (object as Record<PropertyKey, unknown>)[key as PropertyKey];
}

function toArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value inside text or inside a longer attribute: nothing for undefined and null. */
export function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : `${value as number}`;
}

/** `u` of `u.deep.twice`. */
function rootName(callee: Ast): string | undefined {
  if (callee.type === 'MemberExpression') return rootName(callee.object as Ast);
  return callee.type === 'Identifier' ? callee.name : undefined;
}
