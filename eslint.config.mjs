import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noCircles } from './test/lint/no-circles.mjs';

/** Which folder may import which: one way only, as the README's folder map says. */
const zones = [
  { target: './client', from: '.', except: ['./client'] },
  { target: './components', from: '.', except: ['./components', './client'] },
  { target: './pages', from: '.', except: ['./pages', './components', './client', './config.ts'] },
  { target: './packages/simulator', from: '.', except: ['./packages/simulator', './node_modules'] },
  {
    target: './packages/server',
    from: '.',
    except: ['./packages/server', './test/protocol.ts', './node_modules'],
  },
  {
    target: './packages/preview',
    from: '.',
    except: ['./packages', './node_modules'],
  },
];

/** The simulator's layers, and what each of them stands on. */
const simulator = './packages/simulator/src';
const LAYERS = {
  contract: [],
  project: ['contract'],
  phone: ['contract'],
  axml: ['contract'],
  acss: ['contract'],
  ui: ['contract'],
  view: ['contract', 'axml', 'acss'],
  components: ['contract', 'axml', 'view'],
  runtime: ['contract', 'axml', 'acss', 'ui', 'view', 'components'],
  my: ['contract', 'phone', 'ui', 'view', 'runtime'],
};

zones.push(
  ...Object.entries(LAYERS).map(([layer, below]) => ({
    target: `${simulator}/${layer}`,
    from: simulator,
    except: [layer, ...below].map((folder) => `./${folder}`),
    message: `${layer}/ stands on ${below.join(', ') || 'nothing'} alone`,
  })),
);

export default defineConfig(
  {
    ignores: [
      'packages/*/lib/',
      'packages/simulator/examples/',
      'dist/',
      'dist-client/',
      'dist-maps/',
      'node_modules/',
      '.local/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.tools.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    plugins: { 'import-x': importX, house: { rules: { 'no-circles': noCircles } } },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.js', '.json'],
          conditionNames: ['mini-source', 'import', 'require', 'node', 'default'],
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-relative-packages': 'error',
      'house/no-circles': 'error',
    },
  },
  {
    // Apps compile the folder with tools of their own.
    files: ['client/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'PropertyDefinition[declare=true]',
          message:
            'Babel refuses `declare` fields unless it is told otherwise (allowDeclareFields)',
        },
        {
          selector: 'Literal[raw=/^\\d.*_/]',
          message:
            'webpack 4, as in uni-app for Vue 2, gets it from Babel as it is, and cannot read it',
        },
      ],
    },
  },
  { files: ['**/*.{mjs,cjs}', '**/jest-preset.js'], languageOptions: { globals: globals.node } },
  {
    files: ['{test,packages/*/test}/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', '*.expect*'] }],
    },
  },
  {
    // Their statements are data: each one's `check` is run inside a test.
    files: ['packages/simulator/test/conformance/component/*.ts'],
    rules: { 'jest/no-standalone-expect': 'off' },
  },
  prettier,
);
