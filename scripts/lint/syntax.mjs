// The `no-restricted-syntax` lists: one per kind of file, because a later list replaces an earlier one.
import { TEST_FILES } from './arrows.mjs'
import { puritySelectors } from './purity.mjs'

// "Tersimpan di server" means on the disk: no commit may be asynchronous anywhere.
const ASYNC_COMMIT = '/synchronous_commit\\W+(to\\W+)?(off|local)/i'
const durable = ['Literal[value=', 'TemplateElement[value.raw='].map((kind) => ({
  selector: `${kind}${ASYNC_COMMIT}]`,
  message: 'No commit is asynchronous: what another connection can see must be on the disk.',
}))

const TEST_WORDS = '/^(it|test|describe)$/'
const wholeSuite = [
  `MemberExpression[object.name=${TEST_WORDS}][property.name=/^(only|skip|fixme|todo|failing)$/]`,
  `MemberExpression[object.object.name=${TEST_WORDS}][property.name=/^(only|skip|fixme)$/]`,
  'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
].map((selector) => ({
  selector,
  message: 'Every test runs, always: a test that may not run is removed or mended.',
}))

const rule = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] })

export const syntaxConfigs = [
  {
    files: ['**/*.{ts,tsx,mjs}'], // A proof may show what another program's asynchronous commit would do.
    ignores: ['scripts/lint/**', 'apps/embedded/src/proofs/**'],
    rules: rule(durable),
  },
  {
    files: ['packages/domain/**/*.ts', 'packages/contracts/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: rule(durable, puritySelectors),
  },
  { files: TEST_FILES, rules: rule(durable, wholeSuite) },
]
