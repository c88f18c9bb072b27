import { spawnSync } from 'node:child_process';
import { ROOT } from '../sample-copy';

/** Closures, parameters, patterns, a class and `catch`, in letters that a careless exchange would mix up. */
const SCRIPT = `module.exports=(()=>{let a=1,b=t=>t+a,
c=(x,{y:z=x})=>{let w=x+z;try{throw w}catch(q){return b(q)+w}},
d=class{constructor(u){this.e=u}t(v){let s=this.e;return[v,s,a].map(o=>o+s)}},
f=(...g)=>{for(let h of g)a+=h;return a};
return[b(2),c(3,{y:4}),c(5,{}),new d("…").t(7),f(1,2),b(1)]})();`;

/** What the build makes of it, and what it says. */
function withRecurringNames(script: string): { stdout: string; stderr: string } {
  const program = `import { withRecurringNames } from './packages/build/recurring-names.mjs';
    process.stdout.write(withRecurringNames(${JSON.stringify(script)}, ['e', 't', 'y']));`;
  const args = ['--input-type=module', '-e', program];
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
}

function exportsOf(script: string): unknown {
  const module = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is made here
  new Function('module', script)(module);
  return module.exports;
}

test('names that are exchanged for fewer bytes mean what they meant, and keep their places', () => {
  const { stdout: named, stderr } = withRecurringNames(SCRIPT);
  expect(stderr).toBe('');
  expect(named).not.toBe(SCRIPT);
  expect(exportsOf(named)).toEqual(exportsOf(SCRIPT));
  // All but the names is as it was: a number, a text, a source map's column.
  const withoutNames = (script: string) => script.replace(/\b[a-z]\b/g, '_');
  expect(withoutNames(named)).toBe(withoutNames(SCRIPT));
});

test('a property that is seen outside is refused', () => {
  const { stdout, stderr } = withRecurringNames('module.exports={x:1}');
  expect(stdout).toBe('');
  expect(stderr).toContain('the property x is seen outside');
});

test('a name that is also a property’s is refused', () => {
  const { stdout, stderr } = withRecurringNames('let a=1;module.exports={a}');
  expect(stdout).toBe('');
  expect(stderr).toContain('a shorthand property');
});
