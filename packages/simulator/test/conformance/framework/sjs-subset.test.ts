import { appFiles, start } from '../../phone';

/** What is wrong with a SJS module, and what its function gives in lenient mode. */
function lenient(code: string) {
  const axml = '<import-sjs name="m" from="./m.sjs"/>[{{m.f(1)}}]';
  const files = appFiles({ 'pages/a/a': { axml } }, {}, { 'pages/a/m.sjs': code });
  const { simulator, root, takeErrors } = start(files, { mode: 'lenient' });
  takeErrors();
  const problems = simulator.problems.map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
  return { files, problems, shown: root.querySelector('.a-page')?.textContent };
}

describe('SJS 语法参考: the subset', () => {
  test.each([
    [
      '变量未定义: identifier(foo) is disallowed in sjs',
      'export default { f: (x) => (x ? 1 : foo) };',
      'identifier(foo) is disallowed in sjs',
      '[1]',
    ],
    [
      '变量名: 字母, 下划线, 数字',
      'const $n = 1; export default { f: () => $n };',
      'identifier($n) is disallowed in sjs',
      '[1]',
    ],
    [
      '生成 regexp 对象需要使用 getRegExp 函数',
      'export default { f: () => /a/.test("a") };',
      'SJS: getRegExp() makes a regexp',
      '[true]',
    ],
    [
      '不支持 super 关键字',
      'export default { f() { return super.toString === undefined; } };',
      'SJS: there is no super',
      '[false]',
    ],
    [
      'case 关键词后面只能使用: 变量，数字，字符串',
      'export default { f(x) { switch (x) { case 0 + 1: return "one"; } } };',
      'SJS: case takes a variable, a number or a text',
      '[one]',
    ],
  ])('%s', (_statement, code, message, shown) => {
    const found = lenient(code);
    expect(found.problems).toEqual([`pages/a/m.sjs:1 ${message}`]);
    expect(found.shown).toBe(shown);
    expect(() => start(found.files)).toThrow(`pages/a/m.sjs:1: ${message}`);
  });

  test('getRegExp: 修饰符只能包括 g, i, m', () => {
    const code = (flags: string) =>
      `export default { f: () => getRegExp("A", "${flags}").test("a") };`;
    expect(lenient(code('gi')).shown).toBe('[true]');
    expect(() => start(lenient(code('y')).files)).toThrow('getRegExp: flags "y"');
  });

  test('variables, numbers with a sign, members and texts in case; a name twice is told once', () => {
    const code = `const k = { one: 1 }; const n = 2;
      export default { f(x) { switch (x) { case -1: case n: case 'a': return 0; case k.one: return foo || foo; } } };`;
    expect(lenient(code).problems).toEqual([
      'pages/a/m.sjs:2 identifier(foo) is disallowed in sjs',
    ]);
  });
});
