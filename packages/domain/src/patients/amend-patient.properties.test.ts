import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { PatientFieldChange } from '@lentera/contracts/patients/field-change'
import type { PatientDirectoryEntry, Patient } from '@lentera/contracts/patients/patient'
import { amend, type FieldSet, house, one, run } from '../testing/amending.js'
import type { World } from '../testing/world.js'

describe('amendments of any kind', () => {
  const everyday = fc.record({
    occupation: fc.constantFrom(null, 'Petani', 'Guru'),
    phone: fc.constantFrom(null, '+6281200000001', '+6281200000002'),
    payer: fc.constantFrom('bpjs' as const, 'free' as const),
  })
  const seen: FieldSet = { occupation: null, phone: '+6281200000001', payer: 'bpjs' }
  const someSet = everyday.chain((all) =>
    fc
      .subarray(Object.keys(all) as (keyof typeof all)[], { minLength: 1 })
      .map((fields) => Object.fromEntries(fields.map((field) => [field, all[field]]))),
  )

  const standing = (world: World) => {
    const { occupation, payer } = one<Patient>(world, 'patients')
    return { occupation, payer, tail: one<PatientDirectoryEntry>(world, 'patient_directory').phoneTail }
  }

  it('of everyday fields, with proven clocks, end the same in whatever order they arrive', () => {
    const acts = fc
      .array(someSet, { minLength: 2, maxLength: 4 })
      .map((sets) => sets.map((set, n) => amend(n + 1, set, seen)))
    const shuffled = acts.chain((inOrder) =>
      fc.tuple(fc.constant(inOrder), fc.shuffledSubarray(inOrder, { minLength: inOrder.length })),
    )
    fc.assert(
      fc.property(shuffled, ([inOrder, other]) => {
        const [a, b] = [inOrder, other].map((order) => {
          const world = house()
          for (const act of order) run(world, act)
          return standing(world)
        })
        expect(b).toEqual(a)
      }),
    )
  })

  it('lose no answer: each stands, or is in the history with its author told', () => {
    const acts = fc
      .array(
        fc.record({
          set: someSet,
          name: fc.constantFrom(undefined, 'Maria', 'Mariana'),
          proven: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .map((made) =>
        made.map(({ set, name, proven }, n) =>
          amend(
            n + 1,
            { ...set, ...(name ? { name } : {}) },
            { ...seen, name: 'Maria Wenda' },
            { clockProven: proven },
          ),
        ),
      )
    fc.assert(
      fc.property(acts, (inOrder) => {
        const world = house()
        for (const act of inOrder) {
          const before = standing(world)
          const nameBefore = one<Patient>(world, 'patients').name
          const { merged = [], issues } = run(world, act)
          const rows = world.all('patient_field_changes') as unknown as PatientFieldChange[]
          const { set } = act.args as { set: Record<string, unknown> }
          for (const [field, value] of Object.entries(set)) {
            const own = rows.find((row) => row.commandId === act.id && row.field === field && row.by !== null)
            if ((act.from as Record<string, unknown>)[field] === value) continue
            const already =
              field === 'phone' ? before.tail : field === 'name' ? nameBefore : before[field as 'payer']
            if (!own) {
              expect(already ?? null).toBe(
                field === 'phone' ? ((value as string | null)?.slice(-6) ?? null) : value,
              )
              continue
            }
            expect(own.value).toBe(value)
            if (own.state === 'set_aside') expect(merged).toContain(field)
            if (own.state === 'proposed') expect(issues).toContainEqual(expect.objectContaining({ field }))
          }
        }
      }),
    )
  })
})
