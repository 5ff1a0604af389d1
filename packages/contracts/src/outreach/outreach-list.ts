import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'

/** A posyandu, the people of a village, a Prolanis club. */
export const OutreachKind = z.enum(['posyandu', 'village', 'prolanis'])
export type OutreachKind = z.infer<typeof OutreachKind>

/** More people than one tablet and one day can serve; each of them is locked while the list is made. */
export const MAX_OUTREACH_PEOPLE = 500
/** Days ahead that a list may end. */
export const MAX_OUTREACH_DAYS = 31
/** How far back the visits of a person on a list go. */
export const OUTREACH_MONTHS = 12

/** Whom a device takes along outside the house, until when; grants it the scope `list:<id>`. */
export const OutreachList = z
  .strictObject({
    id: Id,
    kind: OutreachKind,
    name: Line(60),
    /** Unit of the maker; `all` where there is none. */
    unit: z.string().max(31),
    deviceId: Id,
    /** Last business date on which the device may hold it. */
    endsOn: CalendarDate,
    /** How many it was made with. */
    people: z.int().min(1),
    madeBy: Id,
    madeAt: Instant,
    closedAt: Instant.nullable(),
    closedBy: Id.nullable(),
  })
  .meta({ id: 'OutreachList', description: 'Daftar sasaran kegiatan luar gedung. FHIR: Group.' })
export type OutreachList = z.infer<typeof OutreachList>

/** One person of a list. */
export const OutreachPerson = z
  .strictObject({
    id: Id,
    listId: Id,
    patientId: Id,
    /** False once the list was closed: new visits no longer join it. */
    open: z.boolean(),
  })
  .meta({ id: 'OutreachPerson' })
export type OutreachPerson = z.infer<typeof OutreachPerson>

export const outreachLists = defineEntity({
  name: 'outreach_lists',
  schema: OutreachList,
  aggregateOf: (list) => ({ aggregate: 'list', aggregateId: list.id }),
  indexes: { openDeviceId: (list) => (list.closedAt === null ? list.deviceId : null) },
})

export const outreachPeople = defineEntity({
  name: 'outreach_people',
  schema: OutreachPerson,
  aggregateOf: (person) => ({ aggregate: 'list', aggregateId: person.listId }),
  indexes: {
    listId: (person) => person.listId,
    openPatientId: (person) => (person.open ? person.patientId : null),
  },
})

/** No such device here, or it may not work any more. */
export const outreachDeviceUnknown = defineIssue('outreach.device_unknown', 'blocking')
/** The id belongs to another list already. */
export const outreachIdInUse = defineIssue('outreach.id_in_use', 'blocking')
/** The end lies in the past, or further ahead than anybody needs the data of a village. */
export const outreachEndOutOfRange = defineIssue('outreach.end_out_of_range', 'blocking')
export const outreachListUnknown = defineIssue('outreach.list_unknown', 'blocking')

/** Puts people on a list and grants it to a device: what it takes along outside. */
export const PrepareOutreach = defineCommand(
  'outreach.prepare',
  'ask',
  z.strictObject({
    listId: Id,
    kind: OutreachKind,
    name: Line(60),
    deviceId: Id,
    endsOn: CalendarDate,
    patientIds: z
      .array(Id)
      .min(1)
      .max(MAX_OUTREACH_PEOPLE)
      .refine((ids) => new Set(ids).size === ids.length, { error: 'list.doubled' }),
  }),
)

/** The list is given back: the device forgets it with the next pull. Closing it twice is no mistake. */
export const CloseOutreach = defineCommand(
  'outreach.close',
  'ask',
  z.strictObject({ listId: Id, deviceId: Id }),
)
