import type { Diagnosis } from '@lentera/contracts/charting/diagnosis'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import type { DomainEvent, Known } from '@lentera/contracts/kernel/rule'
import { VisitAmended } from '@lentera/contracts/visits/visit-events'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'
import type { Visit } from '@lentera/contracts/visits/visit'
import { inRank } from '../charting/in-rank.js'
import { inTime } from './visit-path.js'

/** A closed visit has other diagnoses than it was told to the outside with; an open one is told when it closes. */
export const visitAmended = (
  visit: Visit | undefined,
  steps: Known<VisitStep>,
  diagnoses: readonly Diagnosis[],
): DomainEvent[] =>
  visit?.status === 'closed'
    ? [
        tell(VisitAmended, visitLane(visit.id), {
          visit,
          steps: inTime(steps.rows),
          diagnoses: inRank(diagnoses.filter(({ status }) => status === 'active')),
        }),
      ]
    : []
