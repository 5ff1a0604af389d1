import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { TicketNumber } from '../queue/ticket.js'

/** First letter of the numbers of sick letters; their counter is the one of tickets with that letter. */
export const SICK_LETTER_SERIES = 'S'
export const MAX_SICK_DAYS = 30

/** Station and running number of that station and day: `S3-002`. With the day it is unique in the facility. */
export const LetterNumber = TicketNumber
/** Days of rest, the first one counted. */
export const SickDays = z.int().min(1).max(MAX_SICK_DAYS)

const written = { visitId: Id, patientId: Id, number: LetterNumber, days: SickDays, from: CalendarDate }

/** A letter for work or school: how many days somebody rests. It says nothing of why. */
export const SickLetter = z
  .strictObject({
    ...written,
    id: Id,
    /** Last day of rest. */
    until: CalendarDate,
    writtenAt: Instant,
    writtenBy: Id,
    serviceDate: CalendarDate,
  })
  .meta({ id: 'SickLetter', description: 'Surat keterangan sakit.' })
export type SickLetter = z.infer<typeof SickLetter>

export const sickLetters = defineEntity({
  name: 'sick_letters',
  schema: SickLetter,
  aggregateOf: (letter) => ({ aggregate: 'visit', aggregateId: letter.visitId }),
  indexes: {
    visitId: (letter) => letter.visitId,
    dateNumber: (letter) => `${letter.serviceDate}:${letter.number}`,
  },
})

/** Two letters of one day have the same number (a cloned disk): both are on paper, and both stay. */
export const letterNumberInUse = defineIssue('documents.letter_number_in_use', 'warning')

/** A doctor writes somebody unfit. It is printed as it is saved, so it is a fact. */
export const WriteSickLetter = defineCommand(
  'documents.writeSickLetter',
  'fact',
  z.strictObject({ ...written, letterId: Id }),
)
