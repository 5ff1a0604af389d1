// Turns the arrows into eslint-plugin-boundaries policies; the last policy that matches decides.
import { fileURLToPath } from 'node:url'
import boundaries from 'eslint-plugin-boundaries'
import { API_EXTERNAL, ARROWS, EDGES, JOINS_ALL, TEST_FILES } from './arrows.mjs'

const OURS = '@lentera/*'

const workspace = (name) => ({ element: { type: 'workspace', captured: { name } } })
const ours = (arrow) => {
  const [name, part] = arrow.split('/')
  return { module: { source: `@lentera/${name}`, ...(part && { internalPath: partsOf(part) }) } }
}
// `sync/client` is that folder and whatever the package offers outside client and server.
const partsOf = (part) => [`${part}/**`, ...(part === 'client' ? ['!server/**'] : ['!client/**'])]

const arrows = Object.entries(ARROWS)
  .filter(([, targets]) => targets.length > 0)
  .map(([name, targets]) => ({
    from: workspace(name),
    allow: targets.map((target) => ({ to: ours(target) })),
  }))

const policies = [
  { allow: { dependency: { relationship: { to: 'internal' } } } },
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  {
    disallow: { to: { module: { source: OURS } } },
    message:
      '{{from.element.captured.name}} may not import {{dependency.source}}: the arrows are in scripts/lint/arrows.mjs.',
  },
  ...arrows,
  {
    from: { ...workspace('api'), file: { path: API_EXTERNAL } },
    allow: EDGES.map((edge) => ({ to: ours(edge) })),
  },
  { from: { file: { categories: 'test' } }, allow: { to: ours('testing') } },
  { from: workspace(JOINS_ALL), allow: { to: { module: { source: OURS } } } },
  {
    from: workspace('contracts'),
    disallow: { to: { module: { origin: ['external', 'core'], source: '!(zod)' } } },
    message: 'contracts import zod and each other, nothing else.',
  },
  {
    from: { file: { categories: 'test' } },
    allow: { to: { module: { origin: ['external', 'core'], source: '!(@lentera/*)' } } },
  },
  {
    from: { file: { categories: 'api-feature' } },
    disallow: {
      to: { file: { categories: 'api-feature', captured: { feature: '!({{from.file.captured.feature}})' } } },
    },
    message: 'Another feature is reached through contracts or its *.module.ts, never through its insides.',
  },
  {
    to: { file: { categories: 'api-module' } },
    allow: { dependency: { relationship: { to: 'internal' } } },
  },
  {
    from: { file: { categories: 'web-feature' } },
    disallow: {
      to: { file: { categories: 'web-feature', captured: { feature: '!({{from.file.captured.feature}})' } } },
    },
    message: 'Another feature of the web is reached through contracts, never through its insides.',
  },
  {
    from: { file: { categories: 'sync-client' } },
    disallow: { to: { file: { categories: 'sync-server' } } },
    message: 'The client of sync knows nothing of its server.',
  },
  {
    from: { file: { categories: 'sync-server' } },
    disallow: { to: { file: { categories: 'sync-client' } } },
    message: 'The server of sync knows nothing of its client.',
  },
]

export const boundariesConfig = {
  files: ['apps/**/*.{ts,tsx}', 'packages/**/*.{ts,tsx}'],
  plugins: { boundaries },
  settings: {
    'import/resolver': { [fileURLToPath(new URL('resolve-by-name.cjs', import.meta.url))]: true },
    // One element per workspace; features and parts are told apart by their files.
    'boundaries/elements': [
      { type: 'workspace', pattern: '{apps,packages}/*', partialMatch: false, capture: ['kind', 'name'] },
    ],
    'boundaries/files': [
      { category: 'test', pattern: TEST_FILES },
      { category: 'api-module', pattern: 'apps/api/src/*/*.module.ts' },
      // platform, testing and migrations serve all features and are none.
      {
        category: 'api-feature',
        pattern: 'apps/api/src/!(platform|testing|migrations)/**/*',
        capture: ['feature'],
      },
      { category: 'web-feature', pattern: 'apps/web/src/features/*/**', capture: ['feature'] },
      { category: 'sync-client', pattern: 'packages/sync/src/client/**' },
      { category: 'sync-server', pattern: 'packages/sync/src/server/**' },
    ],
    // A package is known by its name, whether or not it is installed or built.
    'boundaries/flag-as-external': { customSourcePatterns: [OURS, `${OURS}/**`] },
    'boundaries/root-path': fileURLToPath(new URL('../../', import.meta.url)),
    'boundaries/legacy-templates': false,
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message: 'Cross a package only through its exports (@lentera/name/file), never by a path.',
        checkAllOrigins: true,
        checkInternals: true,
        checkUnknownLocals: true,
        policies,
      },
    ],
  },
}
