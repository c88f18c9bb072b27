import type { Problems } from '../../contract/problems';

type Class = new (...args: never[]) => object;

/** `2024-01-02 03:04:05`: neither ISO 8601 nor a form that all engines know. */
const NOT_STANDARD = /^\s*\d{4}-\d{1,2}-\d{1,2} +\d/;

/**
 * `Date` as the app's scripts see it on an iPhone, whose engine cannot read all that others can.
 * @see mini/framework/小程序的 JavaScript 引擎.md (引擎对 new Date 的支持差异) of AlipayDocs/open-docs
 */
export function dateConstructor(problems: Problems): DateConstructor {
  const check = ([first, ...rest]: readonly unknown[]) => {
    if (typeof first !== 'string' || rest.length > 0 || !NOT_STANDARD.test(first)) return;
    const message = `new Date("${first}"): iOS cannot read a time in this form`;
    problems.unknown('new Date of text that is not standard', message);
  };
  const parse = (text: string) => {
    check([text]);
    return Date.parse(text);
  };
  // The global is read anew each time: a test may put another clock in its place.
  const own: DateConstructor = new Proxy(Date, {
    construct(_target, args: unknown[], newTarget: unknown) {
      check(args);
      return Reflect.construct(
        Date,
        args,
        newTarget === own ? Date : (newTarget as Class),
      ) as object;
    },
    apply: () => Date(),
    get: (_target, name) => (name === 'parse' ? parse : (Reflect.get(Date, name) as unknown)),
  });
  return own;
}
