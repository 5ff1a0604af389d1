import { queueNumberInUse, type QueueTicket, queueTickets } from '@lentera/contracts/queue/ticket'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import { patients, type Patient } from '@lentera/contracts/patients/patient'
import { numberInUse } from '@lentera/contracts/patients/register-patient'
import type { Evidence } from '../evidence.js'

/** I10: a number is one person's, one ticket's, or somebody was told of each one too many. */
export function numbersUnique(evidence: Evidence): string[] {
  return [
    ...clashes<Patient>(evidence, patients.name, (one) => one.medicalRecordNumber, numberInUse.code),
    ...clashes<QueueTicket>(
      evidence,
      queueTickets.name,
      (one) => `${one.serviceDate} ${one.number}`,
      queueNumberInUse.code,
    ),
  ]
}

function clashes<R extends EntityRecord>(
  { server }: Evidence,
  entity: string,
  numberOf: (record: R) => string,
  code: string,
): string[] {
  const holders = new Map<string, string[]>()
  for (const { data } of server.rows.filter((row) => row.entity === entity && row.data)) {
    const record = data as unknown as R
    holders.set(numberOf(record), [...(holders.get(numberOf(record)) ?? []), record.id])
  }
  const reviewed = new Set(server.reviews.map(({ commandId }) => commandId))
  const told = new Set(
    server.log
      .filter(({ id, issues }) => reviewed.has(id) && issues.some((issue) => issue.code === code))
      .flatMap(({ result }) => result.filter((one) => one.entity === entity).map(({ id }) => id)),
  )
  return [...holders]
    .filter(([, ids]) => ids.filter((id) => !told.has(id)).length > 1)
    .map(([number, ids]) => `${entity}: ${ids.length} hold ${number}, and nobody was told`)
}
