import type { Id } from '@lentera/contracts/kernel/id'
import { entityDefinitions } from '@lentera/contracts/registry'
import type { HandOverContent, HandOverHeading } from '@lentera/contracts/sync/hand-over'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import type { Origin, SealedRecord } from '@lentera/contracts/sync/record'
import { bytesOfCode, MAX_CODE_BYTES, NotACode, openCode, readCode, writeCode } from './hand-over-code.js'
import { openWithDeviceKey, sealRecord } from '../../record/seal.js'
import { hashOf } from '../../record/sign.js'
import type { HandedOver, TakenOver } from '../api-results.js'
import type { Core } from '../core.js'
import { bumpRevision, type CarriedRecord } from '../database.js'
import { facilityKeys } from './facility-keys.js'
import { HandOverUnreadable } from './hand-over-error.js'
import { catchUp } from '../load.js'
import { recordById } from '../outbox.js'
import { authorOf, DeviceLocked } from '../save.js'
import { placeAfterOwn, shownCarried } from './shown-carried.js'
import { answered, transact } from '../transact.js'

type FromHere = SealedRecord & { readonly origin: Origin }

/**
 * Writes commands and whatever they need that may not have reached the server into a code that any enrolled
 * device of the facility opens without a server.
 * @param ids of commands that lie here; those the server has settled long ago are left out
 * @throws DeviceLocked
 */
export async function handOver(
  core: Core,
  heading: HandOverHeading,
  ids: readonly Id[],
): Promise<HandedOver> {
  const { unlocked, device } = authorOf(core)
  const { crypto } = core.ports
  const [key] = await facilityKeys(core)
  const chosen = await recordsFor(core, device.id, ids)
  const content: HandOverContent = []
  for (const sealed of chosen) {
    const { hash: _, ...record } = await openWithDeviceKey(crypto, unlocked.deviceKey, sealed)
    const { deviceId, seq } = sealed.origin
    content.push({ seq, ...(deviceId === record.deviceId ? {} : { origin: deviceId }), record })
  }
  const isCarrying = key !== undefined && content.length > 0
  const code = await writeCode(crypto, device.facility.id, heading, isCarrying ? { key, content } : null)
  return {
    code,
    commands: isCarrying ? content.length : 0,
    fitsOneQr: bytesOfCode(code) <= MAX_CODE_BYTES,
    isWithoutKey: key === undefined,
  }
}

/**
 * These commands and what they need, as far as the server may not have it, in the order in which they are shown.
 * Read one by one: a desk with thousands that wait prints a ticket as fast as any other.
 */
const recordsFor = (core: Core, deviceId: Id, ids: readonly Id[]): Promise<FromHere[]> =>
  transact(core.db, ['outbox', 'carried'], 'readonly', async (stores) => {
    const found = new Map<Id, { record: FromHere; place: number } | null>()
    for (let queue = [...ids]; queue.length > 0;) {
      const id = queue.pop()!
      if (found.has(id)) continue
      const own = await recordById(stores, id)
      const carried = own
        ? undefined
        : ((await answered(stores('carried').get(id))) as CarriedRecord | undefined)
      const isUnsent = own ? own.state !== 'settled' : carried?.place !== undefined
      const record = own ? { ...own, origin: { deviceId, seq: own.seq } } : carried
      found.set(id, isUnsent && record ? { record, place: own?.seq ?? carried!.place! } : null)
      if (isUnsent && record) queue = [...queue, ...record.hdr.deps]
    }
    return [...found.values()]
      .flatMap((one) => one ?? [])
      .sort((a, b) => a.place - b.place)
      .map(({ record }) => record)
  })

/**
 * Takes in what a code carries: it is shown here at once, in the place of rows the server has not given yet, and
 * goes to the server in the lane `carried`. Reading one code twice, or the maker's own, changes nothing.
 * @throws {@link HandOverUnreadable}, DeviceLocked
 */
export async function takeOver(core: Core, text: string): Promise<TakenOver> {
  const { unlocked, device } = authorOf(core)
  const { sealer } = unlocked
  const { crypto } = core.ports
  const code = read(text)
  if (code.facilityId !== device.facility.id) throw new HandOverUnreadable('other_facility')
  const { heading } = code
  if (isHere(core, heading.id)) return { heading, result: 'known', commands: 0 }
  if (code.kid === null) return { heading, result: 'unknown', commands: 0 }
  if (!sealer) throw new DeviceLocked('not enrolled')
  const key = (await facilityKeys(core)).find(({ kid }) => kid === code.kid)
  if (!key) throw new HandOverUnreadable('key_unknown', heading)
  const content = await openCode(crypto, code, key).catch(() => {
    throw new HandOverUnreadable('damaged', heading)
  })
  const taken = await Promise.all(
    content.map(async ({ seq, origin, record: unhashed }) => {
      const record: CommandRecord = { ...unhashed, hash: await hashOf(crypto, unhashed) }
      const sealed = await sealRecord(crypto, sealer, record)
      return { record, sealed, origin: { deviceId: origin ?? record.deviceId, seq } }
    }),
  )
  const stored = await core.inTurn(async () => {
    await catchUp(core)
    const kept = await store(core, taken)
    for (const { record, place } of kept)
      core.view.addPending({ seq: place, record, issues: [], lastWrites: [] })
    return kept
  })
  core.note('hand_over.taken', `${stored.length} of ${taken.length}`)
  await core.announce()
  if (stored.length > 0) core.onSaved()
  return { heading, result: isHere(core, heading.id) ? 'taken' : 'unknown', commands: stored.length }
}

function read(text: string) {
  try {
    return readCode(text)
  } catch (error) {
    if (error instanceof NotACode) throw new HandOverUnreadable('not_a_code')
    throw error
  }
}

/** Whether the row that a code opens is to be seen on this device. */
const isHere = ({ view }: Core, id: Id): boolean =>
  entityDefinitions().some((definition) => definition.aggregateOf && view.get(definition, id) !== null)

interface Taken {
  readonly record: CommandRecord
  readonly sealed: SealedRecord
  readonly origin: Origin
}

/** Own commands and those that lie here already are left as they are. */
async function store(core: Core, taken: readonly Taken[]): Promise<(Taken & { place: number })[]> {
  const { revision, stored } = await transact(
    core.db,
    ['outbox', 'carried', 'meta'],
    'readwrite',
    async (stores) => {
      const stored: (Taken & { place: number })[] = []
      let place = placeAfterOwn(core.nextSeq, await shownCarried(stores))
      for (const one of taken) {
        const [own, known] = await Promise.all([
          recordById(stores, one.record.id),
          answered(stores('carried').get(one.record.id)) as Promise<CarriedRecord | undefined>,
        ])
        if (own || known?.place !== undefined) continue
        const { sealed, origin } = one
        stores('carried').put({ ...sealed, origin, state: 'pending', place } satisfies CarriedRecord)
        stored.push({ ...one, place })
        place = placeAfterOwn(core.nextSeq, [{ place }])
      }
      return { stored, revision: stored.length > 0 ? await bumpRevision(stores) : core.revision }
    },
  )
  core.revision = revision
  return stored
}
