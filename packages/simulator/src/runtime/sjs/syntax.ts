import { parse, type Node, type Program } from 'acorn';
import { simple } from 'acorn-walk';
import { analyze } from 'eslint-scope';
import type { Problems } from '../../contract/problems';

/**
 * Names that a SJS module has without declaring them: those of 基础类库.md and 数据类型.md; what libraries use on devices
 * beside them; and what a WXS module begins with, which is a problem of its own.
 */
const KNOWN = new Set(
  `Infinity NaN undefined decodeURI decodeURIComponent encodeURI encodeURIComponent isNaN isFinite parseFloat parseInt
  console Number JSON Math getDate getRegExp arguments Object Array String Boolean module exports`.split(
    /\s+/,
  ),
);
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * SJS is a subset of JavaScript, and its compiler refuses the rest: what its pages rule out is a problem.
 * @see mini/framework/SJS 语法参考 of AlipayDocs/open-docs, and mini/framework/基础库/基础库 2.x 升级.md
 */
export function checkSjs(source: string, file: string, problems: Problems): void {
  let program: Program;
  try {
    program = parse(source, {
      ecmaVersion: 2023,
      sourceType: 'module',
      locations: true,
      ranges: true,
    });
  } catch {
    // It says why when it is run.
    return;
  }
  const tell = (node: Pick<Node, 'loc'>, thing: string, message: string) => {
    const line = node.loc?.start.line;
    problems.unknown(thing, message, { file, ...(line === undefined ? {} : { line }) });
  };
  checkNames(program, tell);
  simple(program, {
    Literal(node) {
      if (node.regex) tell(node, 'a regular expression in SJS', 'SJS: getRegExp() makes a regexp');
    },
    Super: (node) => tell(node, 'super in SJS', 'SJS: there is no super'),
    SwitchCase(node) {
      if (node.test && !isSimple(node.test)) {
        const message = 'SJS: case takes a variable, a number or a text';
        tell(node, 'case in SJS', message);
      }
    },
  });
}

/** 首字符必须是字母, 下划线; a name that is not declared is not there. */
function checkNames(
  program: Program,
  tell: (node: Pick<Node, 'loc'>, thing: string, message: string) => void,
): void {
  const scopes = analyze(program as Parameters<typeof analyze>[0], {
    ecmaVersion: 2022,
    sourceType: 'module',
  });
  const told = new Set<string>();
  const refuse = (node: object, name: string) => {
    if (told.has(name)) return;
    told.add(name);
    tell(node, 'identifier in SJS', `identifier(${name}) is disallowed in sjs`);
  };
  // `typeof foo` asks whether it is there.
  const asked = new Set<unknown>();
  simple(program, {
    UnaryExpression({ operator, argument }) {
      if (operator === 'typeof') asked.add(argument);
    },
  });
  for (const { identifier } of scopes.globalScope?.through ?? []) {
    const isUse = !KNOWN.has(identifier.name) && !asked.has(identifier);
    if (isUse) refuse(identifier, identifier.name);
  }
  for (const { variables } of scopes.scopes) {
    for (const { name, identifiers } of variables) {
      const [declared] = identifiers;
      if (declared && !NAME.test(name)) refuse(declared, name);
    }
  }
}

/** A number may have its sign, and a variable may be a member of another. */
function isSimple({ type, ...node }: Node): boolean {
  if (type === 'UnaryExpression') {
    const { operator, argument } = node as unknown as { operator: string; argument: Node };
    return operator === '-' && argument.type === 'Literal';
  }
  return /^(Identifier|Literal|MemberExpression)$/.test(type);
}
