// The rules that need types: a forgotten promise is a write nobody waited for.
import { TEST_FILES } from './arrows.mjs'

export const typedConfig = {
  files: ['apps/{api,worker,sandbox,embedded,web}/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}'],
  ignores: TEST_FILES,
  languageOptions: { parserOptions: { projectService: true } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
}
