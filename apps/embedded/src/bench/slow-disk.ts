import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, Hospital } from '../harness/hospital.js'
import { startPostgres } from '../postgres/start-postgres.js'
import { buildShim } from '../proofs/build-shim.js'

/** A hospital whose Postgres flushes like a hard disk of 7,200 turns; see `proofs/slow-disk.c`. */
export async function hospitalOnSlowDisk(): Promise<{ hospital: Hospital; destroy(): Promise<void> }> {
  const shim = await buildShim('slow-disk')
  const data = await mkdtemp(join(tmpdir(), 'lentera-slow-'))
  const lock = join(shim.folder, 'turn')
  await writeFile(lock, '')
  await chmod(lock, 0o666)
  const postgres = await startPostgres({
    dataDir: data,
    port: await freePort(),
    log: () => undefined,
    environment: { LD_PRELOAD: shim.library, SLOWDISK_LOCK: lock },
  })
  const hospital = await Hospital.create({ database: postgres.url })
  return {
    hospital,
    destroy: async () => {
      await hospital.destroy()
      await postgres.stop()
      for (const folder of [data, shim.folder]) await rm(folder, { recursive: true, force: true })
    },
  }
}
