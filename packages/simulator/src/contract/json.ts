/**
 * A copy of a value as it comes through JSON, in which data and events travel between the app's scripts and the view:
 * what JSON does not have is left out, and of a number that it cannot write there is null.
 * @see mini/framework/小程序页面/页面运行机制.md (仅支持设置可 JSON 化的数据) of AlipayDocs/open-docs
 * @param ofFunction What becomes of a function. Default: nothing.
 */
export function copyThroughJson(
  value: unknown,
  ofFunction: (value: object) => unknown = () => undefined,
): unknown {
  if (typeof value === 'function') return ofFunction(value);
  if (typeof value === 'symbol') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return Array.from(value as unknown[], (item) => copyThroughJson(item, ofFunction) ?? null);
  }
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return JSON.parse(JSON.stringify(value)) as unknown;
  const copies = Object.entries(value).map(
    ([key, item]) => [key, copyThroughJson(item, ofFunction)] as const,
  );
  return Object.fromEntries(copies.filter(([, item]) => item !== undefined));
}
