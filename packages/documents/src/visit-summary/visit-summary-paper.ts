import { shortDate } from '../letter/indonesian.js'
import {
  copyBlocks,
  letterheadBlock,
  letterTexts,
  type Listed,
  type PersonOnPaper,
  runningLines,
  signatureBlock,
} from '../letter/letter-parts.js'
import type { Block, FactsBlock, Paper, TableBlock } from '../paper.js'
import type { AllergiesOnPaper, DiagnosisOnPaper, VisitSummaryContent } from './visit-summary-content.js'
import { visitSummaryTexts as texts } from './visit-summary-texts.js'

/** A4, for an insurance, another house, or the patient. */
export function visitSummaryPaper(content: VisitSummaryContent): Paper {
  const { letterhead, patient, visit, vitals, followUp, doctor, signedOn } = content
  return {
    title: texts.jobTitle,
    format: 'a4',
    running: runningLines(patient, content),
    blocks: [
      letterheadBlock(letterhead),
      ...copyBlocks(content),
      { kind: 'text', text: texts.title, size: 'large', bold: true, align: 'centre' },
      identityBlock(patient, [
        { label: texts.visitDate, value: shortDate(visit.date) },
        { label: texts.closed, value: visit.closedOn ? shortDate(visit.closedOn) : texts.stillOpen },
        { label: texts.unit, value: visit.unit },
        { label: texts.payer, value: visit.payer },
      ]),
      { kind: 'heading', text: texts.allergies },
      allergyBlock(content.allergies),
      { kind: 'heading', text: texts.diagnoses },
      ...listed(content.diagnoses, texts.noDiagnosis, diagnosisTable),
      { kind: 'heading', text: texts.findings },
      ...listed(content.notes, texts.noFindings, (rows) => findings(rows)),
      { kind: 'heading', text: texts.vitals },
      ...listed(vitals, texts.noVitals, (rows): Block[] => [{ kind: 'facts', rows, columns: 2 }]),
      { kind: 'heading', text: texts.treatment },
      ...treatment(content),
      { kind: 'heading', text: texts.followUp },
      { kind: 'text', text: followUp ?? texts.noFollowUp },
      signatureBlock(letterhead, signedOn, texts.doctor, doctor),
    ],
  }
}

/** Identity of the patient, and what the paper adds to it, side by side. */
export const identityBlock = (person: PersonOnPaper, more: FactsBlock['rows']): FactsBlock => ({
  kind: 'facts',
  columns: 2,
  rows: [
    { label: letterTexts.name, value: person.name },
    { label: letterTexts.recordNumber, value: person.recordNumber },
    { label: letterTexts.born, value: shortDate(person.birthDate) },
    { label: letterTexts.age, value: person.age },
    { label: letterTexts.sexLabel, value: letterTexts.sex[person.sex] },
    ...(person.address ? [{ label: letterTexts.address, value: person.address }] : []),
    ...more,
  ],
})

/** Framed where somebody could be harmed by not reading it. */
export function allergyBlock(allergies: AllergiesOnPaper): Block {
  const asked = 'askedOn' in allergies && allergies.askedOn ? shortDate(allergies.askedOn) : ''
  if (allergies.state === 'none') return { kind: 'text', text: texts.allergy.none(asked) }
  const text =
    allergies.state === 'present'
      ? texts.allergy.present(allergies.names.join(', '), asked)
      : texts.allergy[allergies.state]
  return { kind: 'text', text, bold: true, framed: true }
}

/** What is known; where this device may not hold all of it, that too. */
function listed<T>(
  { rows, complete }: Listed<T>,
  none: string,
  draw: (rows: readonly T[]) => readonly Block[],
): Block[] {
  if (rows.length === 0) return [{ kind: 'text', text: complete ? none : letterTexts.nothingHere }]
  return [
    ...draw(rows),
    ...(complete ? [] : [{ kind: 'text', text: letterTexts.maybeMore, size: 'small' } as const]),
  ]
}

const diagnosisTable = (rows: readonly DiagnosisOnPaper[]): [TableBlock] => [
  {
    kind: 'table',
    columns: [13, 57, 16, 14].map((width, n) => ({ width, label: texts.diagnosisColumns[n]! })),
    rows: [...rows]
      .sort((a, b) => Number(a.rank === 'secondary') - Number(b.rank === 'secondary'))
      .map(({ code, name, rank, caseKind, certainty }) => [
        ...[code, certainty === 'suspected' ? texts.suspected(name) : name],
        ...[texts.rank[rank], texts.caseKind[caseKind]],
      ]),
  },
]

const findings = (rows: VisitSummaryContent['notes']['rows']): Block[] => {
  const facts = rows.flatMap(({ subjective, objective, assessment }) => [
    ...(subjective ? [{ label: texts.complaint, value: subjective }] : []),
    ...(objective ? [{ label: texts.examination, value: objective }] : []),
    ...(assessment ? [{ label: texts.assessment, value: assessment }] : []),
  ])
  return facts.length > 0 ? [{ kind: 'facts', rows: facts }] : [{ kind: 'text', text: texts.noFindings }]
}

/** That none was done is said, and so is that this device may not know them all. */
function procedureFacts({ rows, complete }: VisitSummaryContent['procedures']): FactsBlock['rows'] {
  const said = rows.map(({ code, name }) => [code, name].filter(Boolean).join(' '))
  if (!complete) said.push(rows.length === 0 ? letterTexts.nothingHere : letterTexts.maybeMore)
  else if (rows.length === 0) said.push(texts.noProcedures)
  return said.map((value) => ({ label: texts.procedures, value }))
}

function treatment({ notes, procedures, medicines }: VisitSummaryContent): Block[] {
  const facts = [
    ...notes.rows.flatMap(({ plan }) => (plan ? [{ label: texts.plan, value: plan }] : [])),
    ...procedureFacts(procedures),
  ]
  return [
    ...(facts.length > 0 ? [{ kind: 'facts', rows: facts } as const] : []),
    ...listed(medicines, texts.noMedicines, (rows): Block[] => [
      {
        kind: 'table',
        columns: [
          { label: texts.medicineColumns[0]!, width: 38 },
          { label: texts.medicineColumns[1]!, width: 44 },
          { label: texts.medicineColumns[2]!, width: 18, align: 'right' },
        ],
        rows: rows.map(({ name, rule, amount }) => [name, rule, amount]),
      },
    ]),
  ]
}
