import { describe, expect, it } from '@jest/globals'
import {
  ImportPatient,
  type PatientImport,
  StartImport,
  UndoImport,
  WithdrawPatient,
} from '@lentera/contracts/patients/import-patients'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Patient, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import {
  aCommand,
  aDirectoryEntry,
  anIdentifier,
  aPatient,
  aRegistration,
  aVisit,
  id,
  known,
} from '../testing/samples.js'
import { importPatient } from './import-patient.js'
import { startImport, undoImport } from './start-import.js'
import { withdrawPatient } from './withdraw-patient.js'

const anImport = (change: Partial<PatientImport> = {}): PatientImport => ({
  ...{ id: id(70), fileName: 'pasien.csv', rows: 2, startedBy: id(901) },
  ...{ startedAt: '2026-11-20T00:00:00.000Z', withdrawnBy: null, withdrawnAt: null },
  ...change,
})
const withdrawn = anImport({ withdrawnBy: id(901), withdrawnAt: '2026-11-20T01:00:00.000Z' })

type State = Parameters<typeof importPatient>[0]
const empty: State = {
  import: known([anImport()]),
  ...{ patient: known([]), entry: known([]), sameBirthDate: known([]), nikHolders: known([]) },
  ...{ numberHolders: known([]), cardHolders: known([]), lists: known([]) },
  ...{ firstTwin: known([]), firstTwinEntry: known([]) },
}
const bring = (change: Partial<ArgsOf<typeof ImportPatient>> = {}, state: Partial<State> = {}) =>
  importPatient(
    { ...empty, ...state },
    aCommand(ImportPatient, {
      ...aRegistration(),
      ...{ importId: id(70), formerNumber: '03-0457-02', isSomebodyElse: false },
      ...change,
    }),
  )

describe('a row of an older list', () => {
  it('becomes a patient who is found by the old number, too', () => {
    const { writes, issues } = bring()
    const record = (entity: string) => writes.find((write) => write.entity === entity)!.record
    expect(record('patients')).toMatchObject({ importId: id(70), formerNumbers: ['03-0457-02'] })
    expect(record('patient_directory')).toMatchObject({ formerNumbers: ['03-0457-02'] })
    expect(issues).toEqual([])
  })

  it('of somebody known is not registered a second time, and says who it is', () => {
    const { writes, issues } = bring({}, { sameBirthDate: known([aDirectoryEntry({ id: id(11) })]) })
    expect(writes).toEqual([])
    expect(issues).toEqual([
      { code: 'patients.import_duplicate', level: 'blocking', refs: { patient: id(11) } },
    ])
  })

  it('is registered once somebody said that it is another person', () => {
    const seen = { sameBirthDate: known([aDirectoryEntry({ id: id(11) })]) }
    const { writes, issues } = bring({ isSomebodyElse: true }, seen)
    expect([writes.length > 0, issues]).toEqual([true, []])
  })

  it('with a NIK that somebody has is never a second person', () => {
    const nik = '9171045203909001'
    const held = { nikHolders: known([anIdentifier({ patientId: id(11), value: nik })]) }
    const { writes, issues } = bring({ nik, isSomebodyElse: true }, held)
    expect([writes, issues]).toMatchObject([[], [{ code: 'patients.import_duplicate', field: 'nik' }]])
  })

  it('of an import that nobody began, or that was taken back, is refused', () => {
    for (const rows of [[], [withdrawn]])
      expect(bring({}, { import: known(rows) })).toMatchObject({
        writes: [],
        issues: [{ code: 'patients.import_unknown' }],
      })
  })
})

describe('an import', () => {
  const start = aCommand(StartImport, { importId: id(70), fileName: 'pasien.csv', rows: 2 })

  it('is begun by somebody, once', () => {
    expect(startImport({ import: known([]) }, start).writes[0]!.record).toEqual(anImport())
    const later = { ...start, occurredAt: '2026-11-20T05:00:00.000Z' }
    expect(startImport({ import: known([anImport()]) }, later)).toMatchObject({
      writes: [],
      issues: [{ code: 'patients.import_unknown' }],
    })
  })

  it('is taken back by somebody; a second time changes nothing', () => {
    const undo = aCommand(UndoImport, { importId: id(70) })
    expect(undoImport({ import: known([anImport()]) }, undo).writes[0]!.record).toMatchObject({
      withdrawnBy: id(901),
      withdrawnAt: '2026-11-20T00:00:00.000Z',
    })
    expect(undoImport({ import: known([withdrawn]) }, undo)).toMatchObject({ writes: [], issues: [] })
  })

  it('is taken back from a device that does not hold it, too; that there is none says only who knows all', () => {
    const undo = aCommand(UndoImport, { importId: id(70) })
    const elsewhere = { import: { rows: [], complete: false, asOf: null } }
    expect(undoImport(elsewhere, undo)).toMatchObject({ writes: [], issues: [], unknown: ['import'] })
    expect(undoImport({ import: known([]) }, undo).issues).toMatchObject([
      { code: 'patients.import_unknown' },
    ])
  })
})

describe('taking one person of an import back', () => {
  const brought = aPatient({ importId: id(70) })
  type State = Parameters<typeof withdrawPatient>[0]
  const take = (state: Partial<State> = {}) =>
    withdrawPatient(
      {
        ...{ import: known([withdrawn]), patient: known([brought]), entry: known([aDirectoryEntry()]) },
        ...{ identifiers: known([anIdentifier()]), visits: known([]), allergies: known([]) },
        ...{ changes: known([]), set: known([]), ...state },
      },
      aCommand(WithdrawPatient, { patientId: id(10), importId: id(70) }),
    )

  it('leaves the rows, by which nobody is found any more', () => {
    const { writes } = take()
    expect(writes.map(({ entity, record }) => [entity, record])).toEqual([
      ['patients', { ...brought, withdrawn: true }],
      ['patient_directory', { ...aDirectoryEntry(), withdrawn: true }],
      ['patient_identifiers', { ...anIdentifier(), replaced: true }],
    ])
  })

  it('leaves whoever came since', () => {
    expect(take({ visits: known([aVisit()]) })).toMatchObject({
      writes: [],
      issues: [{ code: 'patients.in_use', refs: { patient: id(10) } }],
    })
  })

  it('touches nobody of another import, or of one that stands', () => {
    const states: Partial<State>[] = [
      { patient: known([aPatient() as Patient]) },
      { import: known([anImport()]) },
      { entry: known<PatientDirectoryEntry>([]), import: known([]) },
    ]
    for (const state of states)
      expect(take(state)).toMatchObject({ writes: [], issues: [{ code: 'patients.import_unknown' }] })
  })
})
