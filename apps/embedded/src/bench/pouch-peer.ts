import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { freePort } from '../harness/hospital.js'
import { bundle } from './page/open-device-page.js'

const program = createRequire(import.meta.url).resolve('pouchdb-server/bin/pouchdb-server')
const READY_WITHIN_MS = 30_000

/** The peer of the first load: pouchdb-server in a process of its own, PouchDB in the page. */
export class PouchPeer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  static async start(): Promise<PouchPeer> {
    // It leaves a settings file and a log where it stands.
    const folder = await mkdtemp(join(tmpdir(), 'lentera-pouch-'))
    const port = await freePort()
    const given = ['--in-memory', '--host', '127.0.0.1', '--port', String(port), '--log-level', 'error']
    const child = spawn(process.execPath, [program, ...given], { cwd: folder, stdio: 'ignore' })
    const peer = new PouchPeer(child, folder, `http://127.0.0.1:${port}`)
    for (let waited = 0; waited < READY_WITHIN_MS; waited += 200) {
      if (
        await fetch(peer.url).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return peer
      await sleep(200)
    }
    await peer.stop()
    throw new Error('pouchdb-server does not answer')
  }

  async fill(documents: readonly { readonly id: string }[]): Promise<void> {
    await this.#ask('PUT', '/patients')
    for (let at = 0; at < documents.length; at += 1000)
      await this.#ask('POST', '/patients/_bulk_docs', {
        docs: documents.slice(at, at + 1000).map(({ id, ...rest }) => ({ _id: id, ...rest })),
      })
  }

  /** Replicates everything into a new database of this page, which moves to the peer's origin. @returns seconds */
  async replicate(page: Page): Promise<number> {
    await page.goto(this.url)
    await page.evaluate(await bundle(`import PouchDB from 'pouchdb-browser'; globalThis.PouchDB = PouchDB`))
    return page.evaluate(async (from) => {
      const database = new PouchDB('patients')
      const started = performance.now()
      const { ok, docs_written: written } = await database.replicate.from(from, { batch_size: 1000 })
      const seconds = (performance.now() - started) / 1000
      const { doc_count: count } = await database.info()
      if (!ok || written !== count) throw new Error(`replicated ${written} of ${count}`)
      return seconds
    }, `${this.url}/patients`)
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit')
      this.child.kill('SIGKILL')
      await ended
    }
    await rm(this.folder, { recursive: true, force: true })
  }

  async #ask(method: string, path: string, body?: unknown): Promise<void> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`pouchdb-server: ${method} ${path}: ${answer.status}`)
  }
}

/** The part of PouchDB that is used in the page. */
declare const PouchDB: new (name: string) => {
  readonly replicate: {
    from(url: string, options: { batch_size: number }): Promise<{ ok: boolean; docs_written: number }>
  }
  info(): Promise<{ doc_count: number }>
}
