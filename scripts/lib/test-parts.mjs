// The parts of `npm test`, in the order they run.
import { build } from './build.mjs'
import { check, counted, jest, playwright } from './tally.mjs'
import { hasSystemPostgres, withCluster } from './test-cluster.mjs'

const SEEDS = '300'

const node = (...args) => counted(process.execPath, ...args)
const database = (flavour) => () => withCluster(flavour, (env) => jest('db', env)())

/**
 * `quick` parts make up `pnpm check`; `beside` parts take one core each and run two at a time; `needs` names
 * the parts that must have run before; `absent` gives the reason why a part cannot exist on this machine;
 * `systemPackages` are Debian's names of what it runs with.
 */
export const parts = [
  {
    name: 'lint',
    quick: true,
    beside: true,
    run: check(['eslint', '.', '--max-warnings=0'], [process.execPath, 'scripts/lint-cycles.mjs']),
  },
  {
    name: 'types',
    quick: true,
    beside: true,
    run: check(['tsc', '-b'], ['tsc', '-p', 'tsconfig.tests.json'], ['tsc', '-p', 'apps/web', '--noEmit']),
  },
  {
    name: 'format',
    quick: true,
    beside: true,
    run: check(['prettier', '--check', '--log-level=warn', '.']),
  },
  { name: 'lint-selftest', quick: true, beside: true, run: node('scripts/lint-selftest.mjs') },
  { name: 'unit', quick: true, run: jest('unit') },
  { name: 'plants', run: jest('simulator') },
  { name: 'build', run: () => build().then(() => ({ passed: 1, failed: 0 })) },
  {
    name: 'database-system',
    needs: ['build'],
    absent: async () => ((await hasSystemPostgres()) ? undefined : 'tidak ada Postgres sistem di mesin ini'),
    run: database('system'),
  },
  { name: 'database-embedded', needs: ['build'], run: database('embedded') },
  {
    name: 'simulator',
    needs: ['build'],
    run: node('apps/embedded/dist/simulate.js', '--seeds', SEEDS, '--store', 'postgres'),
  },
  { name: 'fifty-devices', needs: ['build'], run: node('apps/embedded/dist/proofs/fifty-devices.js') },
  { name: 'cursor-stress', needs: ['build'], run: node('apps/embedded/dist/proofs/cursor-stress.js') },
  {
    name: 'power-cut',
    needs: ['build'],
    systemPackages: ['gcc', 'libc6-dev'],
    run: node('apps/embedded/dist/proofs/wal-loss.js'),
  },
  { name: 'kills', needs: ['build'], run: node('apps/embedded/dist/proofs/kills.js') },
  {
    name: 'deliveries',
    needs: ['build'],
    systemPackages: ['redis-server'],
    run: node('apps/embedded/dist/proofs/delivery-kills.js'),
  },
  { name: 'audit', needs: ['build'], run: node('apps/embedded/dist/proofs/audit-tamper.js') },
  { name: 'browser', needs: ['build'], systemPackages: ['chromium', 'fonts-liberation'], run: playwright() },
]
