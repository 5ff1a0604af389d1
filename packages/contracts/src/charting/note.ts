import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Text } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { SeenIds } from '../patients/patient-link.js'

/** What a doctor writes of one examination; each part may be empty, and says so by null. */
export const NoteParts = z
  .strictObject({
    subjective: Text(8000).nullable(),
    objective: Text(8000).nullable(),
    assessment: Text(8000).nullable(),
    plan: Text(8000).nullable(),
  })
  .meta({ id: 'NoteParts' })
export type NoteParts = z.infer<typeof NoteParts>

export const NoteKind = z.enum(['soap', 'addendum'])

/** A signed note. Immutable: what is to be said later is a note of its own, which may name the one it amends. */
export const Note = NoteParts.extend({
  id: Id,
  visitId: Id,
  patientId: Id,
  kind: NoteKind,
  amends: Id.nullable(),
  writtenAt: Instant,
  writtenBy: Id,
  serviceDate: CalendarDate,
  seen: SeenIds.optional(),
}).meta({ id: 'Note', description: 'Catatan pemeriksaan (SOAP). FHIR: Composition.' })
export type Note = z.infer<typeof Note>

export const notes = defineEntity({
  name: 'notes',
  schema: Note,
  aggregateOf: (note) => ({ aggregate: 'visit', aggregateId: note.visitId }),
  indexes: { visitId: (note) => note.visitId, patientId: (note) => note.patientId },
})

/** Signed later than a note may be: from then on only an addendum is written. */
export const noteLate = defineIssue('charting.note_late', 'warning')

export const WriteNote = defineCommand(
  'charting.writeNote',
  'fact',
  NoteParts.extend({
    noteId: Id,
    visitId: Id,
    patientId: Id,
    kind: NoteKind,
    /** The note an addendum speaks of. */
    amends: Id.nullable(),
    seen: SeenIds.optional(),
  }),
)
