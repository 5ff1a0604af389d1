import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { processesOf, send } from '../postgres/postmaster.js'
import { buildShim } from './build-shim.js'
import { ProofCluster } from './proof-store.js'

/** A cluster whose unflushed WAL is lost when the power goes; see `wal-shim.c`. */
export class PowerCuts {
  private constructor(
    private readonly shim: { folder: string; library: string },
    /** Where unflushed WAL waits. */
    private readonly kept: string,
  ) {}

  static async prepare(): Promise<PowerCuts> {
    const shim = await buildShim('wal-shim')
    const kept = join(shim.folder, 'kept')
    await mkdir(kept)
    await chmod(kept, 0o777)
    return new PowerCuts(shim, kept)
  }

  /** One at a time: the next one empties what this one keeps. */
  async cluster(settings: Readonly<Record<string, string>> = {}): Promise<ProofCluster> {
    await this.#forget()
    return ProofCluster.create({
      environment: { LD_PRELOAD: this.shim.library, WALSHIM_DIR: this.kept },
      // The start after a crash syncs every file by itself otherwise, which takes longer than the work between two cuts.
      settings: { recovery_init_sync_method: 'syncfs', ...settings },
    })
  }

  /** Every process dies at once, and with them whatever WAL nobody flushed. The cluster is down afterwards. */
  async cut(cluster: ProofCluster): Promise<void> {
    for (const pid of await processesOf(join(cluster.folder, 'postgres'))) send(pid, 'SIGKILL')
    await cluster.kill()
    await this.#forget()
  }

  async end(): Promise<void> {
    await rm(this.shim.folder, { recursive: true, force: true })
  }

  async #forget(): Promise<void> {
    for (const name of await readdir(this.kept)) await rm(join(this.kept, name))
  }
}
