import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Unit } from '../kernel/facility.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { CareStage } from './care-stage.js'

/** Where people are called to, in the words that are said: `Loket 2`, `Poli Umum`. */
const Place = Line(60)

/** Somebody was called. Never a name: number, place and unit are what a wall and a voice need. */
export const QueueCall = z
  .strictObject({
    id: Id,
    visitId: Id,
    patientId: Id,
    unit: Unit.shape.code,
    stage: CareStage,
    place: Place,
    deviceId: Id,
    at: Instant,
    by: Id,
    serviceDate: CalendarDate,
    /** How often this visit was called for this stage, this call counted. */
    nth: z.int().min(1).max(9999),
    /** The wrong number was called: it counts no more. */
    undone: z.literal(true).optional(),
  })
  .meta({ id: 'QueueCall', description: 'Panggilan antrean.' })
export type QueueCall = z.infer<typeof QueueCall>

export const queueCalls = defineEntity({
  name: 'queue_calls',
  schema: QueueCall,
  aggregateOf: (call) => ({ aggregate: 'visit', aggregateId: call.visitId }),
  indexes: { visitId: (call) => call.visitId },
})

/** Another desk called the same patient a moment ago. Both calls were heard, so there is nothing left to decide. */
export const calledElsewhere = defineIssue('queue.called_elsewhere', 'note')

export const CallVisit = defineCommand(
  'queue.call',
  'fact',
  z.strictObject({ visitId: Id, patientId: Id, stage: CareStage, place: Place }),
)

/** Takes a call back: somebody else was meant. */
export const UndoCall = defineCommand(
  'queue.undoCall',
  'fact',
  z.strictObject({ callId: Id, visitId: Id, patientId: Id }),
)
