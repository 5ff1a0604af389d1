import { mkdtemp, readlink, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@lentera/config/load-config'
import { chromium, type BrowserContext, type Page } from 'playwright'

const TMPFS_MAGIC = 0x01021994

/** A profile in memory forgets like a private window, and Lentera takes it for one: where `/tmp` is that, another folder. */
async function folderOnDisk(): Promise<string> {
  for (const folder of [tmpdir(), '/var/tmp']) {
    const disk = await statfs(folder).catch(() => null)
    if (disk && disk.type !== TMPFS_MAGIC) return folder
  }
  return process.cwd()
}

/** One browser profile: what Lentera calls a device. It survives kills of its browser. */
export class Profile {
  #context: BrowserContext | null = null

  private constructor(readonly folder: string) {}

  static async create(): Promise<Profile> {
    return new Profile(await mkdtemp(join(await folderOnDisk(), 'lentera-profile-')))
  }

  /**
   * Opens the browser on this profile; one page is there already.
   * @param args further switches of Chromium
   */
  async open(viewport = { width: 1366, height: 693 }, args: readonly string[] = []): Promise<Page> {
    this.#context = await chromium.launchPersistentContext(this.folder, {
      executablePath: loadConfig().chromium ?? '/usr/bin/chromium',
      viewport,
      locale: 'id-ID',
      args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', ...args],
    })
    return this.#context.pages()[0] ?? (await this.#context.newPage())
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser is not open')
    return this.#context
  }

  /** SIGKILL for the browser: no flush, no goodbye. Closing the context would flush and prove nothing. */
  async kill(): Promise<void> {
    const context = this.context
    this.#context = null
    const lock = await readlink(join(this.folder, 'SingletonLock'))
    const pid = Number(lock.slice(lock.lastIndexOf('-') + 1))
    const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
    process.kill(pid, 'SIGKILL')
    await gone
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      await rm(join(this.folder, name), { force: true })
  }

  /** Closes the browser as a person does; everything it has is written. */
  async close(): Promise<void> {
    const context = this.#context
    this.#context = null
    await context?.close()
  }

  async destroy(): Promise<void> {
    await this.close()
    await rm(this.folder, { recursive: true, force: true })
  }
}
