import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes from one place: ask the clock.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'Time comes from one place: ask the clock.',
  },
];
const settings = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'The environment is read in api/src/settings.ts alone.',
  },
];
const barrels = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import the file.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import the file.' },
];
const names = [
  {
    selector: 'ClassDeclaration[id.name=/(Service|Manager|Helper|Util|Utils|Processor|Handler|Info|Data)$/]',
    message: 'A class that owns verbs is a plural or a job title (style.md, Names).',
  },
];

const restricted = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules.flat()] });

const size = {
  'max-lines': ['error', 250],
  complexity: ['error', 10],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'object-shorthand': 'error',
  'prefer-template': 'error',
};

const typed = {
  '@typescript-eslint/max-params': ['error', { max: 4 }],
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/require-await': 'off',
};

/** In tests a response's body is looked at as it comes. */
const testing = {
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  '@typescript-eslint/unbound-method': 'off',
  'no-console': 'off',
};

const typedBy = (folder, ...project) => ({
  files: [`${folder}/**/*.ts`],
  languageOptions: { parserOptions: { project, tsconfigRootDir: process.cwd() } },
});

const tests = ['**/*.spec.ts', 'api/test/**/*.ts', 'shared/test/**/*.ts', 'e2e/**/*.ts', 'web/test/**/*.ts'];

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '**/.angular/', '.nx/', '.results/', '.data/']),
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    extends: [tseslint.configs.recommended],
    rules: { ...size, 'max-params': ['error', 4], '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['.config/node-version.js'],
    rules: { 'no-var': 'off', 'prefer-template': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      ...size,
      ...typed,
      ...restricted(clock, settings, barrels, names),
      'no-console': 'error',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['api/src/**/*.ts', 'shared/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['api/src/settings.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', 'process', 'node:process'] },
  },
  typedBy('shared', 'shared/tsconfig.test.json'),
  typedBy('migrations', 'migrations/tsconfig.json'),
  typedBy('api', 'api/tsconfig.test.json'),
  typedBy('e2e', 'e2e/tsconfig.json'),
  typedBy('web', 'web/tsconfig.json'),
  {
    files: ['web/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
    },
  },
  {
    files: ['web/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  { files: ['api/src/clock.ts', 'web/src/app/ui/ticker.ts'], rules: restricted(settings, barrels, names) },
  { files: ['api/src/settings.ts'], rules: restricted(clock, barrels, names) },
  {
    files: ['api/src/main.ts', 'api/src/serve.ts', 'api/src/cli/**/*.ts', 'web/src/main.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['api/bench/**/*.ts'], rules: { ...restricted(barrels, names), 'no-console': 'off' } },
  { files: tests, rules: { ...testing, ...restricted(barrels, names) } },
);
