import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Command } from '@lentera/contracts/kernel/rule'
import { visitClosed } from '@lentera/contracts/visits/close-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import { raise } from '../kernel/raise.js'

/**
 * What there is to say about an act in a visit that is closed. A room without a line writes into a visit that
 * somebody closes meanwhile: where the clock proves that the act came first, all is as it should be.
 */
export function writtenIntoClosed(
  visit: Visit | undefined,
  { occurredAt, clockProven }: Pick<Command, 'occurredAt' | 'clockProven'>,
): Issue[] {
  if (!visit || visit.status === 'open') return []
  const cameFirst = clockProven && visit.closedAt !== undefined && occurredAt < visit.closedAt
  return cameFirst ? [] : [raise(visitClosed, { refs: { visit: visit.id } })]
}
