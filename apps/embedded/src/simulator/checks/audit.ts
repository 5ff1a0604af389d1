import { CommandRecord } from '@lentera/contracts/sync/record'
import type { Id } from '@lentera/contracts/kernel/id'
import { hashOf, importVerifyingKey, signatureHolds } from '@lentera/sync/record/sign'
import type { LogEntry } from '@lentera/sync/server/store'
import type { Evidence } from '../evidence.js'

/** The command as it lies in the payload; null: bytes that were never a command. */
export function commandIn(bytes: Uint8Array): CommandRecord | null {
  try {
    return CommandRecord.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null
  } catch {
    return null
  }
}

/** I8: every command in the log with its author, its device, both times, a payload of that hash, and a signature that holds. */
export async function auditComplete(evidence: Evidence): Promise<string[]> {
  const { server } = evidence
  const payloads = new Map(server.payloads.map(({ id, bytes }) => [id, bytes]))
  const found = await Promise.all(
    server.log.map(async (entry) => {
      const bytes = payloads.get(entry.id)
      if (!bytes) return [`no payload: ${entry.id}`]
      if (!entry.deviceId || !entry.occurredAt || !entry.receivedAt)
        return [`without place or time: ${entry.id}`]
      return entry.outcome === 'quarantined' ? [] : proofOf(entry, commandIn(bytes), evidence)
    }),
  )
  return found.flat()
}

async function proofOf(
  entry: LogEntry,
  record: CommandRecord | null,
  { crypto, keys }: Evidence,
): Promise<string[]> {
  if (!record) return [`a payload that is no command: ${entry.id}`]
  if ((await hashOf(crypto, record)) !== entry.hash) return [`a payload of another hash: ${entry.id}`]
  if (record.actor.userId !== entry.actorId) return [`another author in the log: ${entry.id}`]
  const key = keys.get(`${record.deviceId} ${record.actor.userId}`)
  if (!key) return [`nobody's key: ${entry.id}`]
  const holds = await signatureHolds(crypto, await importVerifyingKey(crypto, key), record)
  return holds && record.sig === entry.sig ? [] : [`a signature that does not hold: ${entry.id}`]
}

/** I8b: every chart that somebody opened, or noted as read, has its row in the access log. */
export function readsLogged({ oracle, server }: Evidence): string[] {
  const rows = new Map<Id, number>()
  for (const { commandId } of server.accessLog) rows.set(commandId, (rows.get(commandId) ?? 0) + 1)
  const hadEffect = new Set(
    server.log.flatMap(({ id, outcome }) => (outcome === 'applied' || outcome === 'flagged' ? [id] : [])),
  )
  return oracle
    .filter(({ id, reads }) => hadEffect.has(id) && (rows.get(id) ?? 0) !== reads)
    .map(({ id, reads }) => `${reads} readings, ${rows.get(id) ?? 0} in the access log: ${id}`)
}
