import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Instant } from '../kernel/time.js'

/** This cannot wait for its turn: the patient goes to the front. `field` names the value or the sign. */
export const danger = defineIssue('charting.danger', 'note')

/** `seen`: somebody who treats knows; `normal_again`: measured again and normal, the mark is taken back. */
export const FlagAnswer = z.enum(['seen', 'normal_again'])
export type FlagAnswer = z.infer<typeof FlagAnswer>

/** Who answered for a danger mark, and when. The mark itself is no row: it follows from what was measured. */
export const FlagAcknowledgement = z
  .strictObject({ id: Id, visitId: Id, patientId: Id, answer: FlagAnswer, at: Instant, by: Id })
  .meta({ id: 'FlagAcknowledgement', description: 'Tanda bahaya diketahui. FHIR: Flag.' })
export type FlagAcknowledgement = z.infer<typeof FlagAcknowledgement>

export const flagAcknowledgements = defineEntity({
  name: 'flag_acknowledgements',
  schema: FlagAcknowledgement,
  aggregateOf: (row) => ({ aggregate: 'visit', aggregateId: row.visitId }),
  indexes: { visitId: (row) => row.visitId },
})

/** Somebody puts their name to a danger mark. */
export const AcknowledgeFlag = defineCommand(
  'charting.acknowledgeFlag',
  'fact',
  z.strictObject({ visitId: Id, patientId: Id, answer: FlagAnswer }),
)
