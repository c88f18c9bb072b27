/** `preset: 'alipay-mini-simulator'` in a Jest configuration: all that page tests need. */
module.exports = {
  testEnvironment: 'alipay-mini-simulator/jest-environment',
  // TypeScript and ES modules in the tests, without a compiler of one's own.
  transform: { '\\.[cm]?[jt]sx?$': 'alipay-mini-simulator/jest-transform' },
};
