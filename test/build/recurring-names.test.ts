import { spawnSync } from 'node:child_process';
import { ROOT } from '../sample-copy';

/** Closures, parameters, patterns, a class and `catch`, in letters that a careless exchange would mix up. */
const SCRIPT = `module.exports=(()=>{let a=1,b=t=>t+a,
c=(x,{y:z=x})=>{let w=x+z;try{throw w}catch(q){return b(q)+w}},
d=class{constructor(u){this.e=u}t(v){let s=this.e;return[v,s,a].map(o=>o+s)}},
f=(...g)=>{for(let h of g)a+=h;return a};
return[b(2),c(3,{y:4}),c(5,{}),new d("…").t(7),f(1,2),b(1)]})();`;

function withRecurringNames(script: string): string {
  const program = `import { withRecurringNames } from './packages/build/recurring-names.mjs';
    process.stdout.write(withRecurringNames(${JSON.stringify(script)}));`;
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program],
    options,
  );
  expect(stderr).toBe('');
  return stdout;
}

function exportsOf(script: string): unknown {
  const module = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is made here
  new Function('module', script)(module);
  return module.exports;
}

test('names that are exchanged for fewer bytes mean what they meant, and keep their places', () => {
  const named = withRecurringNames(SCRIPT);
  expect(named).not.toBe(SCRIPT);
  expect(exportsOf(named)).toEqual(exportsOf(SCRIPT));
  // All but the names is as it was: a property, a text, a source map's column.
  const withoutNames = (script: string) => script.replace(/(?<![^.]\.)\b\w\b/g, '_');
  expect(withoutNames(named)).toBe(withoutNames(SCRIPT));
});
