import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Command, Decision } from '@lentera/contracts/kernel/rule'
import {
  LinkPatients,
  type PatientLink,
  type PatientSet,
  UnlinkPatients,
} from '@lentera/contracts/patients/patient-link'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { handlers } from '../registry.js'
import { aCommand, anAllergy, aPatient, aVisit, id } from '../testing/samples.js'
import { World } from '../testing/world.js'
import { closureOf } from './linked-set.js'

const people = [10, 11, 12, 13, 14].map(id)
const house = () => {
  const world = new World()
  world.apply(people.map((patient) => ({ entity: 'patients', record: aPatient({ id: patient }) })))
  return world
}
const run = (
  world: World,
  definition: typeof LinkPatients | typeof UnlinkPatients,
  n: number,
  args: object,
): Decision => {
  const handler = handlers.find(({ command }) => command === definition)!
  const command = aCommand(definition as typeof LinkPatients, args as never, {
    id: id(n),
  }) as unknown as Command
  const decision = world.decide(handler, command)
  world.apply(decision.writes)
  return decision
}
const link = (world: World, n: number, from: string, to: string) => run(world, LinkPatients, n, { from, to })
const linkOf = (world: World, n: number) =>
  (world.all('patient_links') as unknown as PatientLink[]).find(({ commandId }) => commandId === id(n))!
const unlink = (world: World, n: number, made: number) => {
  const { id: linkId, from, to } = linkOf(world, made)
  return run(world, UnlinkPatients, n, { linkId, from, to })
}
const setOf = (world: World, patient: string) =>
  (world.all('patient_sets') as unknown as PatientSet[]).find((set) => set.id === patient)
const codes = ({ issues }: Decision) => issues.map(({ code }) => code)

describe('linking patients', () => {
  it('tells every number of the person about all of them', () => {
    const world = house()
    link(world, 100, id(10), id(11))
    link(world, 101, id(11), id(12))
    for (const patient of [10, 11, 12].map(id)) {
      expect(setOf(world, patient)).toMatchObject({ canonicalId: id(12), members: [id(10), id(11), id(12)] })
    }
    expect(setOf(world, id(13))).toBeUndefined()
  })

  it('refuses what would link somebody to themselves, by whatever way round', () => {
    const world = house()
    link(world, 100, id(10), id(11))
    link(world, 101, id(11), id(12))
    for (const [from, to] of [
      [12, 10],
      [10, 12],
      [13, 13],
    ]) {
      const decision = link(world, 102, id(from!), id(to!))
      expect([codes(decision), decision.writes]).toEqual([['patients.link_cycle'], []])
    }
  })

  it('refuses a patient nobody has', () => {
    expect(codes(link(house(), 100, id(10), id(99)))).toEqual(['patients.unknown'])
  })

  it('lets whoever holds one number hold all, with their visits', () => {
    const world = house()
    world.apply([{ entity: 'visits', record: aVisit({ id: id(20), patientId: id(10) }) }])
    const { members } = link(world, 100, id(10), id(11))
    expect(
      members.map(({ scope, aggregate, aggregateId }) => `${scope} ${aggregate} ${aggregateId}`),
    ).toEqual(
      [id(10), id(11)].flatMap((holder) => [
        `pt:${holder} patient ${id(10)}`,
        `pt:${holder} patient ${id(11)}`,
        `pt:${holder} visit ${id(20)}`,
      ]),
    )
  })

  it('keeps sets that are the closure of the links that hold, whatever was linked and taken back', () => {
    const step = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people), fc.nat({ max: 30 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const world = house()
        steps.forEach(([from, to, n], at) => {
          const links = world.all('patient_links') as unknown as PatientLink[]
          const old = links[n]
          if (old) run(world, UnlinkPatients, 200 + at, { linkId: old.id, from: old.from, to: old.to })
          else link(world, 200 + at, from, to)
          const holding = (world.all('patient_links') as unknown as PatientLink[]).filter(
            ({ endedBy }) => endedBy === null,
          )
          for (const patient of people) {
            const { canonicalId, members } = closureOf(patient, holding)
            const set = setOf(world, patient)
            expect([set?.canonicalId ?? patient, set?.members ?? [patient]]).toEqual([canonicalId, members])
          }
        })
      }),
    )
  })
})

describe('taking a link back', () => {
  it('splits by the written id and takes each side out of the other’s scope', () => {
    const world = house()
    world.apply([{ entity: 'visits', record: aVisit({ id: id(20), patientId: id(10) }) }])
    link(world, 100, id(10), id(11))
    const { members, writes } = unlink(world, 101, 100)
    expect(setOf(world, id(10))).toMatchObject({ canonicalId: id(10), members: [id(10)], links: [] })
    expect(linkOf(world, 100).endedBy).toBe(id(101))
    expect(members.every(({ member }) => !member)).toBe(true)
    expect(members.map(({ scope, aggregateId }) => `${scope} ${aggregateId}`)).toEqual([
      `pt:${id(10)} ${id(11)}`,
      `pt:${id(11)} ${id(10)}`,
      `pt:${id(11)} ${id(20)}`,
    ])
    expect(writes.some(({ entity }) => entity === 'review_items')).toBe(false)
  })

  it('lists what was written while both were shown as one', () => {
    const world = house()
    link(world, 100, id(10), id(11))
    link(world, 101, id(12), id(11))
    world.apply([
      { entity: 'visits', record: aVisit({ id: id(20), patientId: id(11), seen: [id(10), id(11)] }) },
      { entity: 'visits', record: aVisit({ id: id(21), patientId: id(11) }) },
      { entity: 'allergies', record: anAllergy({ patientId: id(11), seen: [id(10), id(11), id(12)] }) },
      { entity: 'allergies', record: anAllergy({ id: id(31), patientId: id(11), seen: [id(11), id(12)] }) },
    ])
    unlink(world, 102, 100)
    const [item] = world.all('review_items') as unknown as ReviewItem[]
    expect(item).toMatchObject({
      issueCode: 'patients.check_after_unlink',
      detail: {
        patientId: id(10),
        rows: [
          { entity: 'visits', id: id(20) },
          { entity: 'allergies', id: id(30) },
        ],
      },
    })
  })

  it('is refused a second time', () => {
    const world = house()
    link(world, 100, id(10), id(11))
    unlink(world, 101, 100)
    expect(codes(unlink(world, 102, 100))).toEqual(['patients.link_unknown'])
  })
})
