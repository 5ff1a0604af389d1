// One private Postgres for all database tests of a run, removed afterwards.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onInterrupt } from './interrupt.mjs'

// Imported only when needed: these files exist after a build.
const built = (name) => import(`../../apps/embedded/dist/postgres/${name}.js`)

/** Whether the operating system brought a Postgres that is new enough. */
export async function hasSystemPostgres() {
  const [{ systemBinaries }, { accountFor }] = await Promise.all([built('system-binaries'), built('account')])
  return (await systemBinaries(accountFor(''))).length > 0
}

/** Runs `work` with the variables that lead the tests to the cluster. */
export async function withCluster(flavour, work) {
  const { startPostgres } = await built('start-postgres')
  const dataDir = await mkdtemp(join(tmpdir(), 'lentera-test-'))
  const options = { dataDir, flavour, port: await freePort(), log: console.log }
  const cluster = await startPostgres({ ...options, maxConnections: 100, sharedBuffers: '64MB' })
  const remove = async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const forget = onInterrupt(remove)
  try {
    return await work({ LENTERA_TEST_PG: flavour, LENTERA_TEST_DATABASE_URL: cluster.adminUrl })
  } finally {
    forget()
    await remove()
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}
