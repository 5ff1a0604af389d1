import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import type { Command, Handler } from '@lentera/contracts/kernel/rule'
import { entityNamed } from '@lentera/contracts/kernel/entity'
import { handlers } from './registry.js'
import {
  type Act,
  allergyAct,
  anyAct,
  commandsOf,
  patientAct,
  stockAct,
  visitAct,
} from './testing/arbitrary-acts.js'
import { World } from './testing/world.js'

const handlerOf = ({ definition }: Act): Handler =>
  handlers.find((handler) => handler.command === definition)!
const someActs = fc.oneof(
  fc.array(anyAct, { minLength: 1, maxLength: 25 }),
  fc.array(patientAct, { minLength: 1, maxLength: 25 }),
  fc.array(visitAct, { minLength: 1, maxLength: 25 }),
  fc.array(stockAct, { minLength: 1, maxLength: 25 }),
)

/** Runs acts one after the other; `look` sees each decision before it is applied. */
function live(
  acts: readonly Act[],
  look: (step: { world: World; handler: Handler; command: Command }) => void,
): World {
  const world = new World()
  commandsOf(acts).forEach((command, index) => {
    const handler = handlerOf(acts[index]!)
    look({ world, handler, command })
    world.apply(world.decide(handler, command).writes)
  })
  return world
}

describe('every rule', () => {
  it('answers the same to the same question', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        live(acts, ({ world, handler, command }) => {
          expect(canonicalJson(world.decide(handler, command))).toBe(
            canonicalJson(world.decide(handler, command)),
          )
        })
      }),
    )
  })

  it('writes rows their entity accepts', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        live(acts, ({ world, handler, command }) => {
          for (const { entity, record } of world.decide(handler, command).writes) {
            expect(entityNamed(entity).schema.safeParse(record).error?.issues ?? []).toEqual([])
          }
        })
      }),
    )
  })

  it('writes each row once', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        live(acts, ({ world, handler, command }) => {
          const rows = world
            .decide(handler, command)
            .writes.map(({ entity, record }) => `${entity}/${record.id}`)
          expect(new Set(rows).size).toBe(rows.length)
        })
      }),
    )
  })

  // A pull may bring the server's copy of an act before the push brings its outcome.
  it('of a fact changes nothing when it runs again over its own result', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        live(acts, ({ world, handler, command }) => {
          if (handler.command.kind !== 'fact') return
          const after = world.copy()
          const first = after.decide(handler, command)
          after.apply(first.writes)
          const rows = canonicalJson(after.all())
          const again = after.decide(handler, command)
          after.apply(again.writes)
          expect(canonicalJson(after.all())).toBe(rows)
          expect(again.issues).toEqual(first.issues)
        })
      }),
    )
  })

  it('says what it could not know wherever knowing all would have raised more', () => {
    fc.assert(
      fc.property(someActs, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (acts, held) => {
        live(acts, ({ world, handler, command }) => {
          let n = 0
          const device = world.copy(() => held[n++ % held.length]!)
          const here = device.decide(handler, command)
          const there = world.decide(handler, command)
          const missed = there.issues.filter(
            (issue) =>
              issue.level !== 'note' &&
              !here.issues.some(({ code, field }) => code === issue.code && field === issue.field),
          )
          if (missed.length > 0) expect(here.unknown).not.toEqual([])
        })
      }),
    )
  })

  it('knows everything where everything is there', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        live(acts, ({ world, handler, command }) => {
          expect(world.decide(handler, command).unknown).toEqual([])
        })
      }),
    )
  })
})

describe('facts', () => {
  it('never shrink: no row disappears, and what was measured, told or numbered never changes', () => {
    const forEver = [
      'vitals',
      'notes',
      'diagnoses',
      'procedures_done',
      'prescription_lines',
      'assessments',
      'flag_acknowledgements',
      'allergies',
      'patient_identifiers',
      'patient_field_changes',
      'patient_links',
      'queue_tickets',
      'sick_letters',
      'visit_steps',
      'queue_calls',
      'access_log',
      'stock_movements',
      'dispenses',
    ]
    // Where a value stands in its history, that a number, link or call was ended, and that a diagnosis was a mistake, is
    // all that may be added to it.
    const mayBeAdded: Record<string, readonly string[]> = {
      patient_field_changes: ['state'],
      patient_identifiers: ['replaced'],
      patient_links: ['endedBy'],
      queue_tickets: ['replaced'],
      queue_calls: ['undone'],
      diagnoses: ['status', 'retractedAt', 'retractedBy'],
      procedures_done: ['status', 'retractedAt', 'retractedBy'],
    }
    const told = (entity: string, row: object = {}) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => !mayBeAdded[entity]?.includes(key)))
    fc.assert(
      fc.property(someActs, (acts) => {
        live(acts, ({ world, handler, command }) => {
          const after = world.copy()
          after.apply(world.decide(handler, command).writes)
          for (const entity of forEver) {
            const later = new Map(after.all(entity).map((record) => [record.id, record]))
            for (const record of world.all(entity)) {
              expect(told(entity, later.get(record.id))).toEqual(told(entity, record))
            }
          }
          expect(after.all().length).toBeGreaterThanOrEqual(world.all().length)
        })
      }),
    )
  })

  it('of allergies stay on the banner for good', () => {
    fc.assert(
      fc.property(fc.array(allergyAct, { minLength: 8, maxLength: 20 }), (acts) => {
        live(acts, ({ world, handler, command }) => {
          const after = world.copy()
          after.apply(world.decide(handler, command).writes)
          const later = new Map(after.all('patient_directory').map((entry) => [entry.id, entry]))
          for (const before of world.all('patient_directory') as unknown as Banner[]) {
            const now = later.get(before.id) as unknown as Banner
            expect(now.allergyNames).toEqual(expect.arrayContaining([...before.allergyNames]))
            if (before.allergyAnswer === 'present') expect(now.allergyAnswer).toBe('present')
          }
        })
      }),
    )
  })
})

interface Banner {
  readonly id: string
  readonly allergyNames: readonly string[]
  readonly allergyAnswer: string
}
