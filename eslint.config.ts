import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Time, chance and settings come from the context, so that a test can choose them. */
const ambient = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Now comes from ctx.now(), never from the machine.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Now comes from ctx.now(), never from the machine.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance comes from the context or is derived from an id.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Settings are read once, in functions/cloud/settings.ts.',
  },
];

/** `ml-2`, `text-left`, `rounded-r` and the like: wrong in a page that reads from right to left. */
const SIDED = String.raw`/(^|[\s:])-?((m|p|border|rounded|inset|scroll-[mp])-?[lr]-|(left|right)-|(text|float|clear)-(left|right)(\s|$)|rounded-(l|r|tl|tr|bl|br)(\s|-|$)|border-[lr](\s|-|$))/`;
const sided = ['SvelteLiteral', 'Literal', 'TemplateElement'].map((kind) => ({
  selector: `SvelteAttribute[key.name='class'] ${kind}[${kind === 'TemplateElement' ? 'value.raw' : 'value'}=${SIDED}]`,
  message: 'Sides are start and end: ms-2, pe-1, text-start, border-s.',
}));

export default defineConfig(
  globalIgnores([
    'node_modules/',
    'dist/',
    '.local/',
    'cdk.out/',
    'coverage/',
    'test-results/',
    'playwright-report/',
    'web/.svelte-kit/',
    'web/src/paraglide/',
    'web/project.inlang/',
  ]),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '.dependency-cruiser.mjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', 3],
      complexity: ['error', 20],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Text is spread by code point on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Texts are cleaned of control characters with such expressions.
      'no-control-regex': 'off',
      // It asks for `!`, which no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // `type` for shapes of data and `interface` for contracts are both at home here.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      'no-restricted-syntax': ['error', ...sided],
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': 'off',
      // A tenant is a host: there is no base path to put before an address.
      'svelte/no-navigation-without-resolve': 'off',
      // A space at the edge of a block is written {' '}; the compiler takes a bare one away.
      'svelte/no-useless-mustaches': 'off',
      // The linter does not know the types of components; svelte-check does and judges their props.
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  { files: ['web/**'], languageOptions: { globals: globals.browser } },
  // The browser's and the page server's last resort for an error nobody handled.
  { files: ['web/src/hooks.*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['functions/core/**', 'events/**', 'shared/**'],
    rules: { 'no-restricted-syntax': ['error', ...ambient] },
  },
  // A describe holds a whole suite; its sentences are the unit to read. A command line speaks through the console.
  {
    files: ['test/**'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': 'off',
      complexity: 'off',
      // A stand-in answers at once what the real port answers later.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // The flow suite reads answers as a caller in any language does: JSON without types.
  {
    files: ['test/flow/**', 'test/support/flow-*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs'], extends: [ts.configs.disableTypeChecked] },
);
