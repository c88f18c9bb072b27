import { rewriteEsModule } from './es-modules';
import { rewriteSloppyThis } from './sloppy-this';

/** What each script was rewritten to last, by path: a test starts its app anew again and again. */
const known = new Map<string, { readonly source: string; readonly script: string }>();

/**
 * The script that runs in the place of an app's own. Every line stays where it is.
 * @throws {SimulatorError} with its place, for an ES module that cannot be parsed
 */
export function rewrite(source: string, path: string): string {
  const last = known.get(path);
  if (last?.source === source) return last.script;
  const script = rewriteSloppyThis(withoutDeadZones(rewriteEsModule(source, path) ?? source));
  known.set(path, { source, script });
  return script;
}

/**
 * `const app = app || getApp()` reads itself before it has a value: an error of ES2015, and none of the `var` that the
 * platform makes of it. "默认情况下 … 支付宝小程序会自动转换语法".
 * @see mini/framework/小程序的 JavaScript 引擎.md of AlipayDocs/open-docs
 */
function withoutDeadZones(script: string): string {
  return script.replace(/\b(const|let)(?=\s+([\w$]+)\s*=\s*\2\s*\|\|)/g, (keyword) =>
    'var'.padEnd(keyword.length),
  );
}
