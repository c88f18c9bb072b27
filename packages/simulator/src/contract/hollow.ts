/** An object whose every member is a function that gives such an object again. */
export function hollow(): unknown {
  return new Proxy(() => undefined, {
    apply: () => hollow(),
    get(_target, name) {
      // In a sum or a text it is nothing, and no exception.
      if (name === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? NaN : '');
      // It must not be taken for a promise or a list.
      return typeof name === 'symbol' || name === 'then' ? undefined : hollow();
    },
  });
}
