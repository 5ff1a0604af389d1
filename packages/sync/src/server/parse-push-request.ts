import { MAX_BATCH, PushRequest } from '@lentera/contracts/sync/push'
import { WireRecord } from '@lentera/contracts/sync/record'
import { ProblemError } from './problem-error.js'

const listOf = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value) || value.length > MAX_BATCH) throw new ProblemError('body.malformed')
  return value
}

/**
 * Reads a push body record by record, so that the device learns which one can never be read.
 * @throws {@link ProblemError} `body.malformed`, or `command.malformed` with the index of the record (own, then carried)
 */
export function parsePushRequest(json: unknown): PushRequest {
  if (typeof json !== 'object' || json === null) throw new ProblemError('body.malformed')
  const { own, carried, ...rest } = json as Record<string, unknown>
  const envelope = PushRequest.safeParse({ ...rest, own: [], carried: [] })
  if (!envelope.success) throw new ProblemError('body.malformed')
  const ownRecords = listOf(own)
  const records = [...ownRecords, ...listOf(carried)].map((record, index) => {
    const parsed = WireRecord.safeParse(record)
    if (!parsed.success) throw new ProblemError('command.malformed', { index })
    return parsed.data
  })
  return {
    ...envelope.data,
    own: records.slice(0, ownRecords.length),
    carried: records.slice(ownRecords.length),
  }
}
