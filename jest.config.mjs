// Three projects: `unit` needs nothing, `db` needs a Postgres, `simulator` takes minutes. Sources run directly
// (the `lentera-source` export condition), so a test never waits for a build.
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'es6' },
  },
]

const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['lentera-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '/.next/', '/out/', '/.tools/'],
}

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{packages,apps}/*/src/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(db|sim)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'db',
      testMatch: ['<rootDir>/{packages,apps}/*/src/**/*.db.test.ts'],
    },
    {
      ...shared,
      displayName: 'simulator',
      testMatch: ['<rootDir>/{packages,apps}/*/src/**/*.sim.test.ts'],
    },
  ],
  maxWorkers: 2,
}
