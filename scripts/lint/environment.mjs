// One package reads the environment; everybody else is told what to do.
export const environmentConfig = {
  files: ['apps/{api,worker,sandbox,embedded}/src/**/*.ts', 'packages/*/src/**/*.{ts,tsx}'],
  // The test database is told where its cluster is before any configuration exists.
  ignores: [
    'packages/db/src/test-database.ts',
    'packages/config/**',
    'packages/domain/**',
    'packages/contracts/**',
  ],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'process', property: 'env', message: 'Only packages/config reads the environment.' },
    ],
  },
}
