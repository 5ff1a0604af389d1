import { MAX_BATCH, PushAnswer } from '@lentera/contracts/sync/push'
import type { WireRecord } from '@lentera/contracts/sync/record'
import { askAboutWaiting, settleCarried } from './hand-over/carried-here.js'
import { heard } from './contact.js'
import type { Core } from './core.js'
import { type CarriedRecord, readMeta } from './database.js'
import { exchange } from './exchange.js'
import { answered, transact } from './transact.js'

const pushTimeoutMs = 60_000

/**
 * Sends the records of other devices in the lane `carried`, in the order their makers gave them. What the
 * server judged leaves this device: the maker learns the outcome when it pushes itself.
 * @returns how many the server answered for; stops quietly at the first failure, for the own lane says why
 */
export async function sendCarried(core: Core): Promise<number> {
  let sent = 0
  let batchSize = MAX_BATCH
  await askAboutWaiting(core)
  for (;;) {
    const { device, epoch } = core
    if (core.closed || !device || !epoch) return sent
    const { records, receipt } = await nextCarried(core, batchSize)
    if (records.length === 0) return sent
    const body = {
      ...{ deviceId: device.id, epoch, build: core.ports.build, receipt, leases: [], own: [] },
      carried: records.map(onTheWire),
    }
    const request = {
      method: 'POST' as const,
      path: '/api/v1/sync/push',
      body,
      timeoutMs: pushTimeoutMs,
      isNamed: true as const,
    }
    const answer = await exchange(core, request, PushAnswer)
    if (answer.kind === 'ok') {
      heard(core, answer.value, answer.sentAt)
      const { outcomes } = answer.value
      const judged = await core.inTurn(() => settleCarried(core, records, outcomes))
      if (judged === 0) return sent
      sent += judged
    } else if (answer.kind === 'problem') {
      const { code, index } = answer.problem
      const isTooLarge = code === 'body.too_large' || code === 'body.inflates_too_much'
      const one = isTooLarge ? (records.length === 1 ? records[0] : undefined) : records[index ?? -1]
      if (isTooLarge && records.length > 1) batchSize = Math.ceil(records.length / 2)
      else if (one && (isTooLarge || code.startsWith('command.'))) await turnedAway(core, one, code)
      else return sent
    } else return sent
    await core.announce()
  }
}

function onTheWire({ origin, id, fmt, hdr, body, keys }: CarriedRecord): WireRecord {
  return { origin, sealed: { id, fmt, hdr, body, keys } }
}

async function nextCarried(
  core: Core,
  batchSize: number,
): Promise<{ records: CarriedRecord[]; receipt: string | null }> {
  return transact(core.db, ['carried', 'meta'], 'readonly', async (stores) => {
    const all = (await answered(stores('carried').getAll())) as CarriedRecord[]
    const records = all
      .filter(({ state }) => state === 'pending')
      // What is shown here stands in an order already, over all its makers.
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.origin.seq - b.origin.seq)
      .slice(0, batchSize)
    return { records, receipt: await readMeta(stores, 'receipt') }
  })
}

/** The server cannot read its envelope: it stays here and is counted, and the others go on. */
async function turnedAway(core: Core, { id }: CarriedRecord, problem: string): Promise<void> {
  core.note('carried.unsendable', `${id} ${problem}`)
  await transact(core.db, ['carried'], 'readwrite', async (stores) => {
    const record = (await answered(stores('carried').get(id))) as CarriedRecord | undefined
    if (record) stores('carried').put({ ...record, state: 'unsendable', problem } satisfies CarriedRecord)
  })
}
