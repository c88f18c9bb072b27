/** `preset: 'alipay-mini-simulator'` in a Jest configuration: all that page tests need. */
module.exports = {
  testEnvironment: 'alipay-mini-simulator/jest-environment',
  // TypeScript and ES modules in the tests, without a compiler of one's own.
  transform: { '\\.[cm]?[jt]sx?$': 'alipay-mini-simulator/jest-transform' },
  // Which tests show the app: --watch and --findRelatedTests run these when a file of it changes.
  dependencyExtractor: 'alipay-mini-simulator/jest-dependencies',
  // Jest's own, and after them what a mini program is made of besides: watched, too.
  moduleFileExtensions: [
    ...['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'json', 'node'],
    ...['axml', 'acss', 'sjs', 'less', 'scss', 'sass'],
  ],
};
