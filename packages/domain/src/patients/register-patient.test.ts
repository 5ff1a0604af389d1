import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { aCommand, aDirectoryEntry, aPatient, aRegistration, id, known, partly } from '../testing/samples.js'
import { registerPatient, registerPatientLocks } from './register-patient.js'

type State = Parameters<typeof registerPatient>[0]

const nobody: State = {
  patient: known([]),
  entry: known([]),
  sameBirthDate: known([]),
  nikHolders: known([]),
  numberHolders: known([]),
  cardHolders: known([]),
  firstTwin: known([]),
  firstTwinEntry: known([]),
  lists: known([]),
}
const register = (args: Parameters<typeof aRegistration>[0] = {}, state: Partial<State> = {}) =>
  registerPatient({ ...nobody, ...state }, aCommand(RegisterPatient, aRegistration(args)))

describe('registering a patient', () => {
  it('makes the patient, one row per number and the row that every device holds', () => {
    const { writes, issues, unknown } = register({ nik: '9171045203909001', phone: '+6281234567890' })
    expect(writes.map((write) => write.entity)).toEqual([
      'patients',
      'patient_identifiers',
      'patient_identifiers',
      'patient_directory',
    ])
    expect(writes[0]?.record).toMatchObject({
      id: id(10),
      name: 'Maria Wenda',
      registeredAt: '2026-11-20T00:00:00.000Z',
    })
    expect(writes[3]?.record).toMatchObject({
      id: id(10),
      allergyAnswer: 'unknown',
      nikTail: '9001',
      phoneTail: '567890',
    })
    expect([issues, unknown]).toEqual([[], []])
  })

  it('lets every other device keep only the tails of the numbers', () => {
    const { writes } = register({
      nik: '9171045203909001',
      bpjsCard: '0001234567890',
      phone: '+6281234567890',
    })
    const entry = JSON.stringify(writes.at(-1)?.record)
    for (const number of ['9171045203909001', '0001234567890', '+6281234567890'])
      expect(entry).not.toContain(number)
  })

  it('puts the patient into the scope of the person and tells the outside', () => {
    const { members, events } = register()
    expect(members).toEqual([
      { scope: `pt:${id(10)}`, aggregate: 'patient', aggregateId: id(10), member: true },
    ])
    expect(events).toMatchObject([{ name: 'patients.registered', lane: `p:${id(10)}` }])
  })

  it('points at the patient who holds the NIK', () => {
    const holder = { id: id(50), patientId: id(11), kind: 'nik' as const, value: '9171045203909001' }
    const { issues, writes } = register({ nik: '9171045203909001' }, { nikHolders: known([holder]) })
    expect(issues).toEqual([
      {
        ...{ code: 'patients.nik_in_use', level: 'warning', overridable: true },
        ...{ field: 'nik', refs: { patient: id(11) } },
      },
    ])
    expect(writes).toHaveLength(3)
  })

  it('still asks whether they are one person where a reason was given for the NIK', () => {
    const nik = '9171045203909001'
    const state = {
      ...nobody,
      nikHolders: known([{ id: id(50), patientId: id(11), kind: 'nik' as const, value: nik }]),
      sameBirthDate: known([aDirectoryEntry({ id: id(11), nikTail: '9001' })]),
    }
    const codes = (overridden: readonly string[]) =>
      registerPatient(
        state,
        aCommand(RegisterPatient, aRegistration({ nik }), { overridden: new Set(overridden) }),
      ).issues.map(({ code }) => code)
    expect(codes([])).toEqual(['patients.nik_in_use'])
    expect(codes(['patients.nik_in_use'])).toEqual(['patients.nik_in_use', 'patients.possible_duplicate'])
  })

  it('asks about each thing a NIK contradicts', () => {
    const { issues } = register({ nik: '9171041303909001' })
    expect(issues).toEqual([
      { code: 'patients.nik_mismatch', level: 'warning', overridable: true, field: 'sex' },
      { code: 'patients.nik_mismatch', level: 'warning', overridable: true, field: 'birthDate' },
    ])
  })

  // The samples register at 09:00 WIT on 20 November 2026.
  it.each([
    ['2026-11-20', []],
    ['2026-11-21', ['patients.birth_date_implausible']],
    ['1876-11-20', []],
    ['1876-11-19', ['patients.birth_date_implausible']],
    ['2999-12-31', ['patients.birth_date_implausible']],
  ])('keeps somebody born on %s, and a date nobody can have waits for a person: %j', (birthDate, codes) => {
    const { writes, issues } = register({ demographics: { birthDate } })
    expect(issues.map(({ code }) => code)).toEqual(codes)
    expect(writes[0]?.record).toMatchObject({ birthDate })
  })

  it('reckons a birth date by the day at the facility', () => {
    const born = aRegistration({ demographics: { birthDate: '2026-11-21' } })
    const late = aCommand(RegisterPatient, born, { occurredAt: '2026-11-20T15:30:00.000Z' })
    expect(registerPatient(nobody, late).issues).toEqual([])
  })

  it('points at the patient who has the record number, a temporary one as well', () => {
    const numberHolders = known([aPatient({ id: id(11) })])
    expect(register({}, { numberHolders }).issues).toMatchObject([
      { code: 'patients.number_in_use', field: 'medicalRecordNumber', refs: { patient: id(11) } },
    ])
    expect(register({ medicalRecordNumber: 'T-2-1' }, { numberHolders }).issues).toMatchObject([
      { code: 'patients.number_in_use' },
    ])
  })

  it('points at up to three people of the same birth date and a similar name, same names first', () => {
    const sameBirthDate = known([
      aDirectoryEntry({ id: id(14), name: 'Marla Wenda' }),
      aDirectoryEntry({ id: id(12), name: 'Maria' }),
      aDirectoryEntry({ id: id(13), name: 'Wenda, S.Pd.' }),
      aDirectoryEntry({ id: id(11), name: 'Ny. Maria Wenda' }),
      aDirectoryEntry({ id: id(15), name: 'Yosefina Kogoya' }),
    ])
    expect(register({}, { sameBirthDate }).issues).toEqual([
      {
        code: 'patients.possible_duplicate',
        level: 'warning',
        refs: { patient: id(11), second: id(12), third: id(13) },
      },
    ])
  })

  it('takes the last digits of the NIK for more than a name', () => {
    const married = aDirectoryEntry({ id: id(11), name: 'Ibu Rumbiak', nikTail: '9001' })
    const other = aDirectoryEntry({ id: id(12), nikTail: '9002' })
    const { issues } = register({ nik: '9171045203909001' }, { sameBirthDate: known([other, married]) })
    expect(issues).toMatchObject([{ code: 'patients.possible_duplicate', refs: { patient: id(11) } }])
    expect(Object.keys(issues[0]?.refs ?? {})).toEqual(['patient'])
  })

  it('does not take twins for one person', () => {
    const sister = aDirectoryEntry({ id: id(11), name: 'Fatimah Wenda' })
    expect(
      register({ demographics: { name: 'Aisyah Wenda' } }, { sameBirthDate: known([sister]) }).issues,
    ).toEqual([])
  })

  it('says what this device cannot know instead of saying "nobody"', () => {
    const blind: State = {
      patient: partly([]),
      entry: partly([]),
      sameBirthDate: partly([]),
      nikHolders: partly([]),
      numberHolders: partly([]),
      lists: partly([]),
      ...{ cardHolders: partly([]), firstTwin: partly([]), firstTwinEntry: partly([]) },
    }
    expect(register({ nik: '9171045203909001' }, blind).unknown).toEqual([
      'sameBirthDate',
      'nikHolders',
      'numberHolders',
    ])
    expect(register({}, blind).unknown).toEqual(['sameBirthDate', 'numberHolders'])
  })

  it('keeps what others already know of the patient', () => {
    const entry = aDirectoryEntry({
      allergyAnswer: 'present',
      allergyNames: ['Udang'],
      lastVisitOn: '2026-11-20',
    })
    const { writes } = register({}, { entry: known([entry]) })
    expect(writes.at(-1)?.record).toMatchObject({
      allergyAnswer: 'present',
      allergyNames: ['Udang'],
      lastVisitOn: '2026-11-20',
    })
  })

  it('lets the first registration stand when its id is used again', () => {
    const { writes, issues } = register({}, { patient: known([aPatient()]) })
    expect(writes).toEqual([])
    expect(issues).toMatchObject([
      { code: 'patients.id_in_use', field: 'patientId', refs: { patient: id(10) } },
    ])
  })

  it('locks by number, birth date and NIK without naming the NIK', () => {
    const locks = registerPatientLocks(aCommand(RegisterPatient, aRegistration({ nik: '9171045203909001' })))
    expect(locks).toEqual(
      expect.arrayContaining([
        `patient:${id(10)}`,
        'rm:00-00-10',
        'born:1990-03-12',
        expect.stringMatching(/^nik:/),
      ]),
    )
    expect(locks.join()).not.toContain('9171045203909001')
  })
})

describe('the card of a new patient', () => {
  const card = '0001234567890'
  const held = { id: id(51), patientId: id(11), kind: 'bpjs_card' as const, value: card }

  it('that is somebody else’s asks for a reason, and the other one keeps it', () => {
    const { issues, writes } = register({ bpjsCard: card }, { cardHolders: known([held]) })
    expect(issues).toEqual([
      {
        code: 'patients.card_in_use',
        level: 'warning',
        overridable: true,
        field: 'bpjsCard',
        refs: { patient: id(11) },
      },
    ])
    expect(writes.map(({ record }) => record.id)).not.toContain(id(51))
  })

  it('is not known to be free where this device holds few numbers', () => {
    expect(register({ bpjsCard: card }, { cardHolders: partly([]) }).unknown).toEqual(['cardHolders'])
    expect(register({}, { cardHolders: partly([]) }).unknown).toEqual([])
  })
})

describe('registering twins', () => {
  const second = { patientId: id(12), birth: { twinOf: id(10), birthOrder: 2 } }
  const first = aDirectoryEntry({ name: 'Maria Wenda' })

  it('is no duplicate of the other, however alike their names are', () => {
    const alone = register({ patientId: id(12) }, { sameBirthDate: known([first]) })
    expect(alone.issues).toMatchObject([{ code: 'patients.possible_duplicate' }])
    expect(register(second, { sameBirthDate: known([first]) }).issues).toEqual([])
  })

  it('marks the first, who was registered alone', () => {
    const { writes } = register(second, { firstTwin: known([aPatient()]), firstTwinEntry: known([first]) })
    const mark = { id: id(10), twinOf: id(10), birthOrder: 1 }
    expect(writes.map(({ entity, record }) => [entity, record])).toEqual(
      expect.arrayContaining([
        ['patients', expect.objectContaining(mark)],
        ['patient_directory', expect.objectContaining(mark)],
        ['patients', expect.objectContaining({ id: id(12), twinOf: id(10), birthOrder: 2 })],
        ['patient_directory', expect.objectContaining({ id: id(12), twinOf: id(10), birthOrder: 2 })],
      ]),
    )
  })

  it('leaves the first alone where the mark is there already', () => {
    const marked = aPatient({ twinOf: id(10), birthOrder: 1 })
    const { writes } = register(second, { firstTwin: known([marked]) })
    expect(writes.filter(({ record }) => record.id === id(10))).toEqual([])
  })

  it('keeps the NIK of the mother of a child without one', () => {
    const { writes } = register({ motherNik: '9171045203909001', demographics: { noNikReason: 'newborn' } })
    expect(writes.map(({ record }) => record)).toContainEqual(
      expect.objectContaining({ kind: 'mother_nik', value: '9171045203909001' }),
    )
  })
})
