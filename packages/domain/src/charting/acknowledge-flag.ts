import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { flagAcknowledgements, type AcknowledgeFlag } from '@lentera/contracts/charting/danger'
import { nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'

type FlagCommand = Command<typeof AcknowledgeFlag>

export const acknowledgeFlagReads = ({ id }: FlagCommand) => ({
  done: read(flagAcknowledgements, 'id', idFrom(id, 'flag')),
})

/** Somebody answers for a danger mark. Two may: both names stand. */
export function acknowledgeFlag(
  { done }: StateOf<ReturnType<typeof acknowledgeFlagReads>>,
  { id, args, occurredAt, actorId }: FlagCommand,
): Decision {
  const row = done.rows[0] ?? { ...args, id: idFrom(id, 'flag'), at: occurredAt, by: actorId }
  return { ...nothing, writes: [put(flagAcknowledgements, row)], review: { patientId: args.patientId } }
}
