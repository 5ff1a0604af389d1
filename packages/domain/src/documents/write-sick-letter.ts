import {
  letterNumberInUse,
  sickLetters,
  type SickLetter,
  type WriteSickLetter,
} from '@lentera/contracts/documents/sick-letter'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { addDays } from '../kernel/calendar.js'
import { incomplete, nothing } from '../kernel/decision.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'

type LetterCommand = Command<typeof WriteSickLetter>

const serviceDateOf = ({ occurredAt, facility }: LetterCommand): string =>
  localDate(occurredAt, facility.timeZone)

export const writeSickLetterReads = (command: LetterCommand) => ({
  done: read(sickLetters, 'id', command.args.letterId),
  sameNumber: read(sickLetters, 'dateNumber', `${serviceDateOf(command)}:${command.args.number}`),
})

export const writeSickLetterLocks = (command: LetterCommand): string[] => [
  `visit:${command.args.visitId}`,
  `letter:${serviceDateOf(command)}:${command.args.number}`,
]

/** Last day of rest, the first one counted. */
export const lastSickDay = (from: string, days: number): string => addDays(from, days - 1)

/** The letter lies on somebody's table already: it is kept whatever its number. */
export function writeSickLetter(
  { done, sameNumber }: StateOf<ReturnType<typeof writeSickLetterReads>>,
  command: LetterCommand,
): Decision {
  const { args, occurredAt, actorId } = command
  const { letterId, ...written } = args
  const letter: SickLetter = done.rows[0] ?? {
    ...written,
    id: letterId,
    until: lastSickDay(args.from, args.days),
    writtenAt: occurredAt,
    writtenBy: actorId,
    serviceDate: serviceDateOf(command),
  }
  const other = sameNumber.rows.find((row) => row.id !== letterId)
  return {
    ...nothing,
    writes: [put(sickLetters, letter)],
    issues: other ? [raise(letterNumberInUse, { field: 'number', refs: { visit: other.visitId } })] : [],
    unknown: incomplete({ sameNumber }),
    review: { patientId: letter.patientId },
  }
}
