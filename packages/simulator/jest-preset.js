/** `preset: 'alipay-mini-simulator'` in a Jest configuration: all that page tests need. */
module.exports = {
  testEnvironment: 'alipay-mini-simulator/jest-environment',
  // TypeScript and ES modules in the tests, without a compiler of one's own.
  transform: { '\\.[cm]?[jt]sx?$': 'alipay-mini-simulator/jest-transform' },
  // Jest's own, and after them what a mini program is made of besides: --watchAll runs again when they change.
  moduleFileExtensions: [
    ...['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'json', 'node'],
    ...['axml', 'acss', 'sjs', 'less', 'scss', 'sass'],
  ],
};
