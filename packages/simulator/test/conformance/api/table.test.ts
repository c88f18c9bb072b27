import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { API_TABLE } from '../../../src/my/table';
import { appFiles, start } from '../../phone';
import { phone } from './world';

/** What the platform's typings say of an API. */
interface Declared {
  params: Set<string>;
  fields: Set<string>;
}

const CALLBACKS = ['success', 'fail', 'complete'];

function declaredApis(): Map<string, Declared> {
  const apis = new Map<string, Declared>();
  for (const file of ['lib.my.d.ts', 'lib.my.extra.d.ts']) {
    const path = join(__dirname, '../../../../../node_modules/@mini-types/my/types', file);
    const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    source.statements.forEach((statement) => visit(statement, '', apis));
  }
  return apis;
}

function visit(node: ts.Node, prefix: string, apis: Map<string, Declared>): void {
  if (ts.isModuleDeclaration(node)) {
    const inner = node.name.text === 'my' ? '' : `${prefix}${node.name.text}.`;
    if (!node.body) return;
    // `namespace my.ap {` is a namespace in a namespace.
    if (ts.isModuleDeclaration(node.body)) visit(node.body, inner, apis);
    else if (ts.isModuleBlock(node.body)) {
      node.body.statements.forEach((statement) => visit(statement, inner, apis));
    }
  } else if (ts.isFunctionDeclaration(node) && node.name) {
    const name = prefix + node.name.text;
    const api = apis.get(name) ?? { params: new Set(), fields: new Set() };
    apis.set(name, api);
    for (const member of members(node.parameters[0]?.type)) {
      const key = nameOf(member);
      if (!CALLBACKS.includes(key)) api.params.add(key);
      else if (key === 'success') successFields(member).forEach((field) => api.fields.add(field));
    }
  }
}

function successFields(member: ts.TypeElement): string[] {
  const taken =
    ts.isPropertySignature(member) && member.type && ts.isFunctionTypeNode(member.type)
      ? member.type.parameters[0]
      : ts.isMethodSignature(member)
        ? member.parameters[0]
        : undefined;
  return members(taken?.type).map(nameOf).filter(Boolean);
}

function members(type: ts.TypeNode | undefined): ts.TypeElement[] {
  if (!type) return [];
  if (ts.isParenthesizedTypeNode(type)) return members(type.type);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return type.types.flatMap(members);
  return ts.isTypeLiteralNode(type) ? [...type.members] : [];
}

function nameOf(member: ts.TypeElement): string {
  const { name } = member;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}

const declared = declaredApis();

test('the typings can be read', () => {
  expect(declared.size).toBeGreaterThan(290);
  expect([...(declared.get('scan')?.params ?? [])]).toContain('scanType');
});

test('every API of the typings is in the table, with its parameters and the fields of its success', () => {
  const wrong = [...declared].flatMap(([name, { params, fields }]) => {
    const info = API_TABLE.get(name);
    if (!info) return [name];
    if (info.shape !== 'async') return [];
    const lacking = [
      ...[...params].filter((param) => !info.params.includes(param)),
      ...[...fields].filter((field) => !info.fields.includes(field)),
    ];
    return lacking.map((each) => `${name}: ${each}`);
  });
  expect(wrong).toEqual([]);
});

/** The members of `my` that an app on a screen sees. */
function onScreen(): Record<string, unknown> {
  let given: Record<string, unknown> = {};
  const tell = (all: Record<string, unknown>) => void (given = all);
  start(appFiles({ 'pages/a/a': { js: '{ onLoad() { my.tell(my); } }' } }), { my: { tell } });
  return given;
}

function memberOf(given: Record<string, unknown>, path: string): unknown {
  const step = (inner: unknown, key: string) => (inner as Record<string, unknown>)[key];
  return path.split('.').reduce<unknown>(step, given);
}

test('what the platform’s pages listed once is there: docs.alipay.com/mini/api/avtg7h, glp0w0 and card-voucher-ticket', async () => {
  const { call, my } = phone();
  expect(await call('hideFavoriteMenu')).toEqual(['success', {}]);
  expect(await call('hideAllFavoriteMenu')).toEqual(['success', {}]);
  // The simulator has none of the page on which a member card is opened, but may be told how that ends.
  expect(() => my.addCardAuth?.({ url: 'https://example.com' })).toThrow('not supported');
  const opened = { success: true, resultStatus: '9000', result: { auth_code: 'code' } };
  const { call: played } = phone({ answers: { addCardAuth: opened } });
  expect(await played('addCardAuth', { url: 'https://example.com' })).toEqual(['success', opened]);
});

test('my has every member of the table, and canIUse affirms those that are not absent', () => {
  const given = onScreen();
  const canIUse = given.canIUse as (query: string) => boolean;
  const names = [...API_TABLE.keys()];
  expect(names.filter((name) => memberOf(given, name) === undefined)).toEqual([]);
  const disagreeing = names.filter(
    (name) => canIUse(name) !== (API_TABLE.get(name)?.way !== 'absent'),
  );
  expect(disagreeing).toEqual([]);
});
