import type { WireRecord } from '@lentera/contracts/sync/record'
import { examine, type ExamineOptions } from './examine.js'
import type { Arrival, Examined } from './examined.js'
import type { WaitingCommand } from './store.js'

/**
 * Commands whose payload lies in the database, examined as if they came in now: by this build, with the keys
 * that are registered now. Where they came from and when they happened is what the log says.
 */
export async function reopen(
  options: ExamineOptions,
  waiting: readonly WaitingCommand[],
): Promise<Examined[]> {
  const arrivals = waiting.map(({ entry, payload }, index): Arrival => {
    const raw = JSON.parse(new TextDecoder().decode(payload)) as WireRecord | { id: string; fmt: number }
    const origin = { deviceId: entry.deviceId, seq: entry.seq ?? 1 }
    const record: WireRecord = 'origin' in raw ? raw : { origin, opened: raw }
    return { index, lane: 'carried', record }
  })
  const examined = await examine(options, '', arrivals)
  return examined.map((one, at) => {
    const { entry } = waiting[at]!
    const lane = entry.via !== null ? 'carried' : entry.seq === null ? 'service' : 'own'
    const known = { occurredAt: entry.occurredAt, suspect: entry.clockSuspect }
    return {
      ...one,
      lane,
      origin: { deviceId: entry.deviceId, seq: entry.seq },
      logged: { receivedAt: entry.receivedAt, time: entry.sig === '' ? null : known },
    }
  })
}
