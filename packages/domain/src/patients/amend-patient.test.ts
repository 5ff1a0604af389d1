import { describe, expect, it } from '@jest/globals'
import type { PatientDirectoryEntry, Patient, PatientIdentifier } from '@lentera/contracts/patients/patient'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { amend, history, house, maria, one, run, sari } from '../testing/amending.js'
import { anIdentifier, aPatient, id } from '../testing/samples.js'
import { World } from '../testing/world.js'
import { amendPatientLocks } from './amend-patient.js'

describe('amending a patient', () => {
  it('changes what was amended, in the directory too, and keeps what it was', () => {
    const world = house()
    const { issues, merged, unknown } = run(world, amend(1, { name: 'Maria Ayu' }, { name: 'Maria Wenda' }))
    expect([issues, merged, unknown]).toEqual([[], [], []])
    expect(one<Patient>(world, 'patients').name).toBe('Maria Ayu')
    expect(one<PatientDirectoryEntry>(world, 'patient_directory').name).toBe('Maria Ayu')
    expect(history(world)).toEqual([
      ['name', 'Maria Wenda', 'replaced'],
      ['name', 'Maria Ayu', 'stands'],
    ])
  })

  it('gives a new number a row of its own and keeps the old one, by which nobody is found any more', () => {
    const world = house()
    run(world, amend(1, { phone: '+6281200000002' }, { phone: '+6281200000001' }))
    const numbers = world.all('patient_identifiers') as unknown as PatientIdentifier[]
    expect(numbers.map(({ value, replaced }) => [value, replaced])).toEqual([
      ['+6281200000001', true],
      ['+6281200000002', undefined],
    ])
    expect(
      world.read({ entity: 'patient_identifiers', index: 'value', key: 'phone:+6281200000001' }).rows,
    ).toEqual([])
    expect(one<PatientDirectoryEntry>(world, 'patient_directory').phoneTail).toBe('000002')
  })

  it('takes birth, address and death as whole statements', () => {
    const world = house()
    const address = { villageCode: '9171041005', hamlet: null, rt: null, rw: null, street: 'Jalan Baru' }
    const birth = { date: '1991-03-12', estimated: false }
    run(
      world,
      amend(
        1,
        { address, birth, deceasedOn: '2026-11-19' },
        { birth: { date: '1990-03-12', estimated: false }, deceasedOn: null, address: aPatient().address },
      ),
    )
    expect(one<Patient>(world, 'patients')).toMatchObject({
      address,
      birthDate: '1991-03-12',
      deceasedOn: '2026-11-19',
    })
    expect(one<PatientDirectoryEntry>(world, 'patient_directory')).toMatchObject({
      villageCode: '9171041005',
      hamlet: null,
      birthDate: '1991-03-12',
      deceasedOn: '2026-11-19',
    })
    run(world, amend(2, { deceasedOn: null }, { deceasedOn: '2026-11-19' }))
    expect(one<Patient>(world, 'patients')).not.toHaveProperty('deceasedOn')
    expect(one<PatientDirectoryEntry>(world, 'patient_directory')).not.toHaveProperty('deceasedOn')
  })

  it('asks where a NIK contradicts the form or is somebody else’s, and locks it without naming it', () => {
    const world = house()
    world.apply([
      {
        entity: 'patient_identifiers',
        record: anIdentifier({ id: id(61), patientId: id(11), kind: 'nik', value: '9171044107800001' }),
      },
    ])
    const command = amend(1, { nik: '9171044107800001' }, { nik: null })
    const { issues } = run(world, command)
    expect(issues).toMatchObject([
      { code: 'patients.nik_mismatch' },
      { code: 'patients.nik_in_use', overridable: true, refs: { patient: id(11) } },
    ])
    expect(amendPatientLocks(command as never).join()).not.toContain('9171044107800001')
  })

  it('changes the directory where only that is here, and says that it could not compare', () => {
    const world = house((entity) => entity === 'patient_directory').copy(() => true)
    const { unknown, issues } = run(world, amend(1, { name: 'Maria Ayu' }, { name: 'Maria Wenda' }))
    expect([unknown, issues]).toEqual([['patient'], []])
    expect(one<PatientDirectoryEntry>(world, 'patient_directory').name).toBe('Maria Ayu')
  })

  it('is looked at where nobody has such a patient', () => {
    expect(run(new World(), amend(1, { name: 'Maria Ayu' }, {})).issues).toMatchObject([
      { code: 'patients.unknown' },
    ])
  })
})

describe('two who amend one patient', () => {
  const phoneFrom = { phone: '+6281200000001' }

  it('in different fields: both stand, in either order', () => {
    const acts = [
      amend(1, { occupation: 'Petani' }, { occupation: null }),
      amend(2, { name: 'Maria Ayu' }, { name: 'Maria Wenda' }),
    ]
    const ends = [acts, [...acts].reverse()].map((order) => {
      const world = house()
      const decisions = order.map((act) => run(world, act))
      expect(decisions.flatMap(({ issues, merged }) => [...issues, ...(merged ?? [])])).toEqual([])
      return one<Patient>(world, 'patients')
    })
    expect(ends[0]).toMatchObject({ occupation: 'Petani', name: 'Maria Ayu' })
    expect(ends[1]).toEqual(ends[0])
  })

  it('in the same everyday field: the later act stands, the other is kept, and its author is told', () => {
    const world = house()
    run(world, amend(1, { phone: '+6281200000011' }, phoneFrom))
    const { merged, issues } = run(world, amend(2, { phone: '+6281200000022' }, phoneFrom))
    expect([merged, issues]).toEqual([['phone'], []])
    expect(history(world)).toEqual([
      ['phone', '+6281200000001', 'replaced'],
      ['phone', '+6281200000011', 'set_aside'],
      ['phone', '+6281200000022', 'stands'],
    ])
    expect(world.all('review_items')).toMatchObject([
      {
        commandId: id(1),
        authorId: maria,
        issueCode: 'patients.field_set_aside',
        detail: {
          patientId: id(10),
          conflicts: [
            {
              field: 'phone',
              standing: { value: '+6281200000022', by: sari },
              other: { value: '+6281200000011', by: maria },
            },
          ],
        },
      } satisfies Partial<ReviewItem> | object,
    ])
  })

  it('in the same everyday field, the earlier act arriving last: it yields, is kept, and its author learns by `merged`', () => {
    const world = house()
    run(world, amend(2, { phone: '+6281200000022' }, phoneFrom))
    const { merged, issues } = run(world, amend(1, { phone: '+6281200000011' }, phoneFrom))
    expect([merged, issues]).toEqual([['phone'], []])
    expect(history(world)).toContainEqual(['phone', '+6281200000011', 'set_aside'])
    expect(world.all('review_items')).toEqual([])
    expect(one<PatientDirectoryEntry>(world, 'patient_directory').phoneTail).toBe('000022')
  })

  it('without proof of time: the server’s value stands, whoever says to be later', () => {
    const world = house()
    run(world, amend(1, { occupation: 'Petani' }, { occupation: null }))
    const late = amend(2, { occupation: 'Guru' }, { occupation: null }, { clockProven: false })
    expect(run(world, late).merged).toEqual(['occupation'])
    expect(one<Patient>(world, 'patients').occupation).toBe('Petani')
    expect(history(world)).toContainEqual(['occupation', 'Guru', 'set_aside'])
  })

  it('one clears what the other edits: the later act stands like any other', () => {
    const world = house()
    run(world, amend(1, { phone: '+6281200000011' }, phoneFrom))
    run(world, amend(2, { phone: null }, phoneFrom))
    expect(one<PatientDirectoryEntry>(world, 'patient_directory').phoneTail).toBeNull()
    expect(history(world)).toContainEqual(['phone', '+6281200000011', 'set_aside'])
  })

  it('in who somebody is: the first stands, both are shown to a person', () => {
    const world = house()
    run(world, amend(1, { name: 'Maria Ayu', occupation: 'Guru' }, { name: 'Maria Wenda', occupation: null }))
    const { issues, review, merged } = run(
      world,
      amend(2, { name: 'Mariana', payer: 'free' }, { name: 'Maria Wenda', payer: 'bpjs' }),
    )
    expect(issues).toEqual([
      { code: 'patients.identity_conflict', level: 'warning', field: 'name', refs: { patient: id(10) } },
    ])
    expect(merged).toEqual([])
    expect(one<Patient>(world, 'patients')).toMatchObject({
      name: 'Maria Ayu',
      occupation: 'Guru',
      payer: 'free',
    })
    expect(review).toEqual({
      patientId: id(10),
      conflicts: [
        {
          field: 'name',
          standing: {
            value: 'Maria Ayu',
            by: maria,
            deviceId: id(902),
            unit: 'umum',
            at: '2026-11-20T01:00:00.000Z',
          },
          other: {
            value: 'Mariana',
            by: sari,
            deviceId: id(902),
            unit: 'umum',
            at: '2026-11-20T02:00:00.000Z',
          },
        },
      ],
    })
    expect(history(world)).toContainEqual(['name', 'Mariana', 'proposed'])
  })

  it('agreeing with each other: nothing happens', () => {
    const world = house()
    run(world, amend(1, { name: 'Maria Ayu' }, { name: 'Maria Wenda' }))
    const { issues, merged } = run(world, amend(2, { name: 'Maria Ayu' }, { name: 'Maria Wenda' }))
    expect([issues, merged]).toEqual([[], []])
    expect(history(world).map(([, value, state]) => [value, state])).toEqual([
      ['Maria Wenda', 'replaced'],
      ['Maria Ayu', 'replaced'],
      ['Maria Ayu', 'stands'],
    ])
  })

  it('a repair settles the proposal it takes up', () => {
    const world = house()
    run(world, amend(1, { name: 'Maria Ayu' }, { name: 'Maria Wenda' }))
    run(world, amend(2, { name: 'Mariana' }, { name: 'Maria Wenda' }))
    run(world, amend(3, { name: 'Mariana' }, { name: 'Maria Ayu' }, { repairs: id(2) }))
    expect(history(world).map(([, value, state]) => [value, state])).toEqual([
      ['Maria Wenda', 'replaced'],
      ['Maria Ayu', 'replaced'],
      ['Mariana', 'set_aside'],
      ['Mariana', 'stands'],
    ])
  })
})
