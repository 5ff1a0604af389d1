import { noteLate, type Note, notes, type WriteNote } from '@lentera/contracts/charting/note'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { writtenIntoClosed } from '../visits/closed-visit.js'
import { isLateForNote } from './note-time.js'

type WriteNoteCommand = Command<typeof WriteNote>

export const writeNoteReads = ({ args }: WriteNoteCommand) => ({
  recorded: read(notes, 'id', args.noteId),
  visit: read(visits, 'id', args.visitId),
})

/** A doctor signs: kept word for word, also where the visit was closed meanwhile. */
export function writeNote(
  state: StateOf<ReturnType<typeof writeNoteReads>>,
  command: WriteNoteCommand,
): Decision {
  const { args, occurredAt, actorId, facility } = command
  const { noteId, ...written } = args
  const visit = state.visit.rows[0]
  const before = state.recorded.rows[0]
  // A signed note is immutable: an id that another act used keeps its words, these get an id of their own.
  const taken = before !== undefined && (before.writtenAt !== occurredAt || before.writtenBy !== actorId)
  const note: Note = {
    ...written,
    id: taken ? idFrom(command.id, 'note') : noteId,
    writtenAt: occurredAt,
    writtenBy: actorId,
    serviceDate: localDate(occurredAt, facility.timeZone),
  }
  return {
    ...nothing,
    writes: [put(notes, note)],
    issues: visit ? tooLate(visit, command) : [],
    unknown: visit ? [] : incomplete({ visit: state.visit }),
    review: { patientId: args.patientId },
  }
}

/** An addendum is what a closed visit is for; anything else there is looked at. */
function tooLate(visit: Visit, command: WriteNoteCommand): Issue[] {
  if (command.args.kind === 'addendum') return []
  const closed = writtenIntoClosed(visit, command)
  if (closed.length > 0 || !isLateForNote(visit, command.occurredAt)) return closed
  return [raise(noteLate, { refs: { visit: visit.id } })]
}
