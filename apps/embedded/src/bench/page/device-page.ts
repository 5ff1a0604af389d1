import { catalogueDiagnoses, type DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { LoadCatalogue } from '@lentera/contracts/catalogue/load'
import { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { SessionAnswer } from '@lentera/contracts/users/auth'
import { visits } from '@lentera/contracts/visits/visit'
import { loadParts } from '@lentera/domain/catalogue/load-parts'
import { DiagnosisSearch } from '@lentera/domain/catalogue/search-diagnoses'
import { handlers } from '@lentera/domain/registry'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openDatabase, type OutboxRecord, writeMeta } from '@lentera/sync/client/database'
import { openDevice } from '@lentera/sync/client/open-device'
import type { Ports } from '@lentera/sync/client/ports'
import { transact } from '@lentera/sync/client/transact'
import { newSealer } from '@lentera/sync/record/seal'
import { type Author, morningBatch } from '../../device/visit-batch.js'

const DATABASE = 'lentera'

/**
 * The device core on a page without screens, in the same browser database as the app: fills an outbox faster
 * than fingers could, and shows what the core alone costs. Runs in the browser; see {@link openDevicePage}.
 */
export class DevicePage {
  #core: DeviceCore | null = null
  readonly #diagnoses = new DiagnosisSearch()

  constructor(private readonly ports: Ports) {}

  /** A new device of somebody, as the app's first sign-in makes it. */
  async enrol(username: string, password: string): Promise<void> {
    const session = SessionAnswer.parse(await post('/api/v1/auth/login', { username, password }))
    const core = await this.#open()
    const key = await core.newPersonKey()
    const request = { name: 'Bench', unit: 'all', publicKey: key.publicKey }
    const answer = await post('/api/v1/sync/enrol', request, session.accessToken)
    await core.enrolled(EnrolAnswer.parse(answer))
    const { user, grants } = session
    await core.addPerson({ user, grants, lastOnlineAt: core.now() }, password, key)
    await this.unlock(username, password)
  }

  async unlock(username: string, password: string): Promise<void> {
    const core = await this.#open()
    const result = await core.unlock(username, password)
    if (result !== 'unlocked') throw new Error(`cannot unlock: ${result}`)
  }

  /** Rows fetched. @throws when the server could not be asked to the end */
  async pull(): Promise<number> {
    const report = await this.#core!.pull()
    if (report.result !== 'up_to_date') throw new Error(`pull: ${report.result} ${report.code ?? ''}`)
    return report.rows
  }

  /**
   * Puts commands into the outbox as saves would leave them: signed, sealed, in the order of `seq`.
   * @param known registered patients whom the visits are for; one for each three commands is enough
   * @param from number of the first visit and new patient
   * @returns the commands' ids
   */
  async fill(count: number, from: number, known: readonly string[]): Promise<string[]> {
    const core = this.#core!
    const { device, person } = core.snapshot
    const keys = core.keysForTab()
    if (!device || !person || !keys) throw new Error('fill: locked')
    const db = await openDatabase(this.ports.storage, DATABASE)
    const meta = (name: string) =>
      new Promise<unknown>((resolve) => {
        const request = db.transaction('meta').objectStore('meta').get(name)
        request.onsuccess = () => resolve((request.result as { value: unknown } | undefined)?.value)
      })
    const { serverKey } = (await meta('device')) as { serverKey: { kid: string; publicKey: string } }
    const first = ((await meta('nextSeq')) as number | undefined) ?? 1
    const author: Author = {
      crypto: this.ports.crypto,
      deviceId: device.id,
      userId: person.user.id,
      signingKey: keys.signingKey,
      sealer: await newSealer(this.ports.crypto, keys.deviceKey, serverKey),
      nextSeq: first,
      patients: from,
      visits: from,
      known: [...known],
    }
    const ids: string[] = []
    while (author.nextSeq < first + count) {
      const { own } = await morningBatch(author, 'sealed')
      await transact(db, ['outbox', 'meta'], 'readwrite', async (stores) => {
        for (const one of own) {
          const { seq } = one.origin
          if (seq >= first + count || !('sealed' in one)) continue
          stores('outbox').put({ ...one.sealed, seq, state: 'pending' } as OutboxRecord)
          ids.push(one.sealed.id)
        }
        writeMeta(stores, 'nextSeq', Math.min(author.nextSeq, first + count))
      })
    }
    db.close()
    return ids
  }

  /** What one start costs without any screen, in ms: opening, unlocking (keys, rows, commands), replaying what waits, listing the directory. */
  async startParts(username: string, password: string): Promise<Record<string, number>> {
    const times: Record<string, number> = {}
    const timed = async (name: string, work: () => Promise<unknown>) => {
      const started = performance.now()
      await work()
      times[name] = performance.now() - started
    }
    await timed('core_open_ms', () => this.#open())
    await timed('core_unlock_ms', () => this.unlock(username, password))
    await timed('core_overlay_ms', async () => this.#core!.view.get(visits, 'none'))
    await timed('core_directory_ms', async () => this.#core!.view.all(patientDirectory))
    return times
  }

  /** Loads a list of diagnoses as somebody at the screen for it does, and sends it. */
  async loadDiagnoses(list: readonly DiagnosisEntry[], loadId: string): Promise<void> {
    const core = this.#core!
    for (const rows of loadParts(list)) await core.save(LoadCatalogue, { loadId, kind: 'diagnoses', rows })
    while (core.snapshot.sync.unsent > 0) await core.drain()
  }

  /** Rows of the list of diagnoses here, made ready for a search; ms that took. */
  prepareDiagnoses(): { rows: number; ms: number } {
    const started = performance.now()
    const parts = this.#core!.view.packed(catalogueDiagnoses)
    for (const part of parts) this.#diagnoses.prepare(part)
    return { rows: parts.reduce((sum, part) => sum + part.rows, 0), ms: performance.now() - started }
  }

  /** Types a phrase letter by letter. @returns ms of each key until its hits are there, and the last hits */
  typeDiagnosis(phrase: string): { keys: number[]; codes: string[] } {
    let codes: string[] = []
    const keys = Array.from(phrase, (_, at) => {
      const started = performance.now()
      const parts = this.#core!.view.packed(catalogueDiagnoses)
      const hits = this.#diagnoses.find(parts, phrase.slice(0, at + 1), { limit: 10 })
      codes = hits.map(({ code }) => code)
      return performance.now() - started
    })
    return { keys, codes }
  }

  close(): void {
    this.#core?.close()
    this.#core = null
  }

  async #open(): Promise<DeviceCore> {
    this.#core ??= await openDevice({ ports: this.ports, handlers })
    return this.#core
  }
}

async function post(path: string, body: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}
