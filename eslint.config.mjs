// The rules the architecture can check. Each idea lies in a file of scripts/lint.
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { boundariesConfig } from './scripts/lint/boundaries.mjs'
import { environmentConfig } from './scripts/lint/environment.mjs'
import { purityConfig } from './scripts/lint/purity.mjs'
import { syntaxConfigs } from './scripts/lint/syntax.mjs'
import { typedConfig } from './scripts/lint/typed.mjs'

const generated = [
  '**/dist/',
  '**/out/',
  '**/.next/',
  '**/generated/',
  '**/public/',
  '**/next-env.d.ts',
  'coverage/',
]

export default tseslint.config(
  { ignores: ['.tools/', '.turbo/', 'test-results/', 'playwright-report/', ...generated] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-param-reassign': 'error',
      'no-self-compare': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-undef': 'error', '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Nest reads the types of constructor parameters at run time: `import type` would erase them.
    files: ['apps/{api,worker}/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}', 'packages/ui/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  typedConfig,
  boundariesConfig,
  purityConfig,
  environmentConfig,
  ...syntaxConfigs,
)
