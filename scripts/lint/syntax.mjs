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

// A command leaves a device only when a verified backup has it. Becoming another device moves it to a new lane.
const OUTBOX = '[callee.property.name=/^(delete|clear)$/][callee.object.arguments.0.value="outbox"]'
const keepsOutbox = [
  {
    selector: `CallExpression${OUTBOX}:not(FunctionDeclaration[id.name=/^(forgetBackedUp|become)$/] *)`,
    message: 'Nothing is removed from the outbox but what backedUpSeq has passed: forgetBackedUp does that.',
  },
]

// What is read beside the transaction is not what the transaction decides on, and a write beside it is a second effect.
const unitOfWorkOnly = [
  'Decorator[expression.callee.name="InjectRepository"]',
  'CallExpression[callee.property.name=/^(getRepository|getTreeRepository|createEntityManager)$/]',
].map((selector) => ({
  selector,
  message: 'Loaders and writers take the unit of work of their transaction and nothing else.',
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
  {
    files: ['packages/sync/src/client/**/*.ts'],
    rules: rule(durable, keepsOutbox),
  },
  {
    files: ['apps/api/src/**/*.ts', 'packages/sync/src/server/**/*.ts'],
    rules: rule(durable, unitOfWorkOnly),
  },
  { files: TEST_FILES, rules: rule(durable, wholeSuite) },
]
