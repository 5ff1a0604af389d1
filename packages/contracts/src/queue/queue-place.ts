import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Instant } from '../kernel/time.js'
import { CareStage, Priority, PriorityReason } from './care-stage.js'

/** `skipped`: others first for now; `absent`: called and not there. The time of arrival stays in every case. */
export const WaitState = z.enum(['waiting', 'skipped', 'absent'])
export type WaitState = z.infer<typeof WaitState>

/**
 * Where a visit stands in the queue, as far as it differs from its turn by arrival; one row a visit. None: it waits
 * in its turn.
 */
export const QueuePlace = z
  .strictObject({
    id: Id,
    visitId: Id,
    patientId: Id,
    state: WaitState,
    /** What the patient waited for when that was said: for the next stage they wait in their turn again. */
    stage: CareStage.nullable(),
    stateAt: Instant.nullable(),
    stateBy: Id.nullable(),
    priority: Priority.nullable(),
    reason: PriorityReason.nullable(),
    prioritisedAt: Instant.nullable(),
    prioritisedBy: Id.nullable(),
  })
  .meta({ id: 'QueuePlace', description: 'Tempat dalam antrean.' })
export type QueuePlace = z.infer<typeof QueuePlace>

export const queuePlaces = defineEntity({
  name: 'queue_places',
  schema: QueuePlace,
  aggregateOf: (place) => ({ aggregate: 'visit', aggregateId: place.visitId }),
  indexes: { visitId: (place) => place.visitId },
})

/** Passes over somebody, writes down that they are not there, or lets them wait in their turn again. */
export const SkipVisit = defineCommand(
  'queue.skip',
  'fact',
  z.strictObject({ visitId: Id, patientId: Id, stage: CareStage, state: WaitState }),
)

/** To the front, with a reason; without a priority back to the turn by arrival. */
export const PrioritiseVisit = defineCommand(
  'queue.prioritise',
  'fact',
  z.strictObject({
    visitId: Id,
    patientId: Id,
    priority: Priority.nullable(),
    reason: PriorityReason.nullable(),
  }),
)
