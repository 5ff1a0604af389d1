import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { AllergyAnswered } from '@lentera/contracts/charting/chart-events'
import { allergies, type Allergy, type RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { patientIn, patientScope } from '../kernel/scope.js'

type AllergyCommand = Command<typeof RecordAllergyAnswer>

export const recordAllergyAnswerReads = ({ args }: AllergyCommand) => ({
  allergies: read(allergies, 'patientId', args.patientId),
  entry: read(patientDirectory, 'id', args.patientId),
  // For the event alone: in which visit the question was asked.
  openVisits: read(visits, 'openPatientId', args.patientId),
})

const key = (substance: string): string => substance.toLowerCase().replace(/\s+/g, ' ')

/** The directory shows at most so many names; all of them stay in the chart. */
const MAX_NAMES = 50

/**
 * An answer about allergies. Only ever adds: "none" after a known substance is written down, and the
 * substance stays on the banner until somebody removes it with a reason.
 */
export function recordAllergyAnswer(
  state: StateOf<ReturnType<typeof recordAllergyAnswerReads>>,
  command: AllergyCommand,
): Decision {
  const { patientId } = command.args
  const before = state.allergies.rows.filter((row) => row.status === 'active')
  const added = answers(command).filter((answer) => !before.some((row) => saysTheSame(row, answer)))
  const after = [...before, ...added]
  const entry = state.entry.rows[0]
  // Where the chart is not all here, what the directory says was learnt from rows this device does not hold.
  const fromElsewhere = state.allergies.complete ? [] : (entry?.allergyNames ?? [])
  const names = [...fromElsewhere, ...after.flatMap((row) => (row.substance === null ? [] : [row.substance]))]
  const present =
    after.some((row) => row.answer === 'present') ||
    (!state.allergies.complete && entry?.allergyAnswer === 'present')
  const openVisit = [...state.openVisits.rows].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0]
  const answeredBefore = entry?.allergyAnsweredAt ?? ''
  return {
    ...nothing,
    writes: [
      ...added.map((row) => put(allergies, row)),
      ...(entry
        ? [
            put(patientDirectory, {
              ...entry,
              allergyAnswer: present ? ('present' as const) : ('none' as const),
              allergyNames: unique(names).slice(0, MAX_NAMES),
              allergyAnsweredAt: answeredBefore > command.occurredAt ? answeredBefore : command.occurredAt,
            }),
          ]
        : []),
    ],
    events:
      openVisit && added.length > 0
        ? [tell(AllergyAnswered, visitLane(openVisit.id), { visitId: openVisit.id, allergies: added })]
        : [],
    unknown: incomplete({ allergies: state.allergies, entry: state.entry }),
    members: [patientIn(patientScope(patientId), patientId)],
    review: { patientId },
  }
}

/** The rows of one answer. A substance counts even where "none" was ticked: the safer reading of a contradiction. */
function answers({ id, args, occurredAt, actorId }: AllergyCommand): Allergy[] {
  const row = {
    patientId: args.patientId,
    status: 'active',
    recordedAt: occurredAt,
    recordedBy: actorId,
    ...(args.seen ? { seen: args.seen } : {}),
  } as const
  if (args.substances.length === 0) {
    const blank = { category: null, substance: null, reaction: null }
    return [{ ...row, ...blank, id: idFrom(id, 'allergy'), answer: args.answer }]
  }
  return args.substances.map((substance, index) => ({
    ...row,
    ...substance,
    id: idFrom(id, `allergy:${index}`),
    answer: 'present',
  }))
}

/** A substance told again adds nothing unless its reaction is news; an answer without one is dated, so always new. */
const saysTheSame = (row: Allergy, answer: Allergy): boolean =>
  row.substance !== null &&
  answer.substance !== null &&
  row.category === answer.category &&
  key(row.substance) === key(answer.substance) &&
  (answer.reaction === null || answer.reaction === row.reaction)

function unique(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => !seen.has(key(name)) && seen.add(key(name)))
}
