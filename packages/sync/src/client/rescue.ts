import { RescueEnd, RescueHeader, RescueLine } from '@lentera/contracts/sync/rescue-file'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Origin, SealedRecord, WireRecord } from '@lentera/contracts/sync/record'
import { toBase64Url, utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import type { RescueContent, RescueFile, RescueTaken } from './api-results.js'
import type { Core } from './core.js'
import type { CarriedRecord, OutboxRecord } from './database.js'
import { recordById } from './outbox.js'
import { RescueUnreadable } from './rescue-error.js'
import { savedAt } from './snapshot.js'
import { answered, type Stores, transact } from './transact.js'

/** Own records the server has not settled, in the order of `seq`. */
export async function unsettled(core: Core, stores: Stores): Promise<OutboxRecord[]> {
  const byState = stores('outbox').index('state')
  const found = await Promise.all(
    ['pending', 'sent', 'unsendable'].map(
      (state) => answered(byState.getAll(core.ports.keyRange.only(state))) as Promise<OutboxRecord[]>,
    ),
  )
  return found.flat().sort((a, b) => a.seq - b.seq)
}

/** What a set of commands needs that has not reached the server either, and so on, in the order given. */
export function withUnsentDeps<T extends SealedRecord>(all: readonly T[], wanted: ReadonlySet<Id>): T[] {
  const byId = new Map(all.map((record) => [record.id, record]))
  const needed = new Set<Id>()
  const queue = [...wanted]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const record = byId.get(id)
    if (!record || needed.has(id)) continue
    needed.add(id)
    queue.push(...record.hdr.deps)
  }
  return all.filter(({ id }) => needed.has(id))
}

const sealedOnly = ({ id, fmt, hdr, body, keys }: SealedRecord): SealedRecord => ({
  ...{ id, fmt, hdr, body },
  keys: keys.filter(({ kid }) => kid !== 'device'),
})

/**
 * Writes what waits into a file that only the server can read: own records and carried ones. Works while
 * locked. Drafts are not in it: they are nobody's record yet.
 * @param only these commands and what they need; default: everything unsettled
 * @throws Error when this browser was never enrolled
 */
export async function exportRescueFile(core: Core, only?: ReadonlySet<Id>): Promise<RescueFile> {
  const { device } = core
  if (!device) throw new Error('this browser was never enrolled')
  const { own, carried } = await transact(core.db, ['outbox', 'carried'], 'readonly', async (stores) => ({
    own: await unsettled(core, stores),
    carried: (await answered(stores('carried').getAll())) as CarriedRecord[],
  }))
  const all: (SealedRecord & { readonly origin: Origin })[] = [
    ...carried.sort((a, b) => a.origin.seq - b.origin.seq),
    ...own.map((record) => ({ ...record, origin: { deviceId: device.id, seq: record.seq } })),
  ]
  const chosen = only ? withUnsentDeps(all, only) : all
  const header: RescueHeader = {
    lentera: 'rescue',
    version: 1,
    facilityId: device.facility.id,
    deviceId: device.id,
    writtenAt: core.offset.now(),
    records: chosen.length,
  }
  const lines = [header, ...chosen.map((record) => ({ origin: record.origin, sealed: sealedOnly(record) }))]
  const content = lines.map((line) => JSON.stringify(line)).join('\n')
  const end: RescueEnd = { end: true, sha256: await digestOf(core.ports.crypto, content) }
  return {
    name: `lentera-${device.station}-${header.writtenAt.slice(0, 16).replace(/[:T]/g, '-')}.jsonl`,
    text: `${content}\n${JSON.stringify(end)}\n`,
    ids: chosen.map(({ id }) => id),
    content: contentOf(header, chosen),
  }
}

/** Names and times lie in clear in a sealed record, so that who carries a file knows what it is. */
function contentOf({ deviceId, writtenAt }: RescueHeader, records: readonly SealedRecord[]): RescueContent {
  const names: Record<string, number> = {}
  for (const { hdr } of records) names[hdr.name] = (names[hdr.name] ?? 0) + 1
  const times = records.map(savedAt).sort()
  return { deviceId, writtenAt, names, from: times[0] ?? null, to: times.at(-1) ?? null }
}

const digestOf = async ({ subtle }: CryptoPort, content: string): Promise<string> =>
  toBase64Url(new Uint8Array(await subtle.digest('SHA-256', utf8(content))))

/** @throws {@link RescueUnreadable} */
async function readFile(
  core: Core,
  text: string,
): Promise<{ header: RescueHeader; records: WireRecord[]; unreadable: number }> {
  const lines = text.split('\n').map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  const [first, ...rest] = lines
  const header = RescueHeader.safeParse(parsed(first))
  if (!header.success) throw new RescueUnreadable('not_a_rescue_file')
  const end = RescueEnd.safeParse(parsed(rest.pop()))
  const content = [first, ...rest].join('\n')
  const isWhole =
    end.success &&
    rest.length === header.data.records &&
    end.data.sha256 === (await digestOf(core.ports.crypto, content))
  if (!isWhole) throw new RescueUnreadable('cut_or_altered')
  if (header.data.facilityId !== core.device?.facility.id) throw new RescueUnreadable('other_facility')
  const read = rest.map((line) => RescueLine.safeParse(parsed(line)))
  const records = read.flatMap(({ data }) => data ?? [])
  return { header: header.data, records, unreadable: rest.length - records.length }
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '')
  } catch {
    return null
  }
}

/**
 * Takes in what another device could not send; the next drain pushes it as `carried`. Its own records are
 * left to its own lane. Taking in a file twice changes nothing.
 * @throws {@link RescueUnreadable}
 */
export async function importRescueFile(core: Core, text: string): Promise<RescueTaken> {
  const { header, records, unreadable } = await readFile(core, text)
  const sealed = records.flatMap((record) => ('sealed' in record ? record.sealed : []))
  const taken = await transact(core.db, ['outbox', 'carried'], 'readwrite', async (stores) => {
    let count = 0
    for (const record of records) {
      if (!('sealed' in record)) continue
      const { sealed, origin } = record
      const known = await Promise.all([
        recordById(stores, sealed.id),
        answered(stores('carried').count(sealed.id)),
      ])
      if (known[0] || known[1] > 0) continue
      stores('carried').put({ ...sealed, origin, state: 'pending' } satisfies CarriedRecord)
      count += 1
    }
    return count
  })
  core.note('rescue.taken', `${taken} of ${records.length}`)
  await core.announce()
  if (taken > 0) core.onSaved()
  const content = contentOf(header, sealed)
  return { taken, known: records.length - taken, unreadable, content }
}
