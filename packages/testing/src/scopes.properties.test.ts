import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { AssignUnit } from '@lentera/contracts/devices/assign-unit'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import { CloseOutreach, PrepareOutreach } from '@lentera/contracts/outreach/outreach-list'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { AdvanceScopes } from '@lentera/contracts/scopes/advance-scopes'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aRegistration, anArrival } from '@lentera/domain/testing/samples'
import { createAdvanceTime } from '@lentera/sync/server/advance-scopes'
import { createPull } from '@lentera/sync/server/pull'
import { addDays, businessDateAt } from '@lentera/sync/pure/business-date'
import { ScopeFollower } from './scope-follower.js'
import { openHouse } from './server-house.js'
import { aDevice, aGrant, aKey, houseFacility, houseId } from './test-house.js'

const HOUR = 3_600_000
const PEOPLE = 3
const followed = ['umumPc', 'kiaPc', 'office', 'desk', 'phone'] as const

const person = fc.integer({ min: 0, max: PEOPLE - 1 })
const visit = fc.integer({ min: 0, max: 5 })
const unit = fc.constantFrom('umum', 'kia')
const desk = fc.constantFrom('desk', 'tablet')
const open = fc.record({ do: fc.constant('open' as const), desk, visit, person, unit })
const move = fc.record({ do: fc.constant('move' as const), desk, visit, person, unit })
const acts = [
  ...[open, open, open, move, move, move],
  fc.record({ do: fc.constant('chart' as const), desk, person }),
  fc.record({ do: fc.constant('double' as const), desk, person }),
  fc.record({ do: fc.constant('resolve' as const), desk }),
  fc.record({ do: fc.constant('list' as const), desk, list: fc.constantFrom(0, 1), days: fc.nat(9) }),
  fc.record({ do: fc.constant('giveBack' as const), desk, list: fc.constantFrom(0, 1) }),
  fc.record({ do: fc.constant('place' as const), unit: fc.constantFrom('umum', 'kia', 'all') }),
  fc.record({ do: fc.constant('pull' as const), device: fc.constantFrom(...followed) }),
] as const
const act = fc.oneof(...acts)
type ActOf<A> = A extends fc.Arbitrary<infer T> ? T : never
type Act = ActOf<(typeof acts)[number]>
/** Acts of one step run at once; then hours pass. */
const steps = fc.array(
  fc.record({ acts: fc.array(act, { minLength: 1, maxLength: 6 }), hours: fc.nat(60) }),
  {
    minLength: 3,
    maxLength: 12,
  },
)

/** A house whose devices pull while others write, with small pages so that first loads overlap with moves. */
async function busyHouse() {
  const house = await openHouse()
  house.store.seed([
    ...(['receptionist', 'doctor', 'head', 'it_admin'] as const).map((role) => aGrant('maria', role)),
    aDevice('umumPc', { unit: 'umum' }),
    aDevice('kiaPc', { unit: 'kia' }),
    aDevice('office'),
    aDevice('phone', { unit: 'kia', outreach: true }),
    ...followed
      .filter((name) => name !== 'desk')
      .map((name) => aKey(name, 'maria', `${name}${'k'.repeat(87)}`.slice(0, 87))),
    {
      entity: 'device_directory',
      record: { id: houseId('phone'), name: 'HP', unit: 'kia', outreach: true, active: true } as never,
    },
  ])
  let n = 0
  const lanes = new Map([
    ['desk', 0],
    ['tablet', 0],
  ])
  const chains = new Map<string, Promise<unknown>>()
  const say = <D extends CommandDefinition>(on: string, definition: D, args: ArgsOf<D>, of = 'umum') => {
    const next = (chains.get(on) ?? Promise.resolve()).then(async () => {
      const seq = lanes.get(on)! + 1
      lanes.set(on, seq)
      const author = house.author('maria', on)
      const record = await house.record(author, definition, `act ${(n += 1)}`, args, { unit: of })
      const { outcomes } = await house.send([record], seq, houseId(on))
      expect(outcomes.map(({ outcome }) => outcome)).not.toContain('quarantined')
    })
    chains.set(on, next)
    return next
  }
  const self = { userId: houseId('importer'), deviceId: houseId('importer'), privateKey: house.serviceKey }
  const time = createAdvanceTime({
    ...house.judging,
    issue: async (args) =>
      house.commands(
        houseId('importer'),
        await house.record(self, AdvanceScopes, `advance ${(n += 1)}`, args, { unit: 'all' }),
      ),
  })
  const pull = createPull({ ...house.judging, receipts: house.receipts, onNewDate: time.onNewDate })
  const newFollower = (device: string, limit: number) =>
    new ScopeFollower(
      (request) =>
        pull(houseId(device), { epoch: houseId('epoch'), build: 'test', receipt: null, ...request }),
      limit,
    )
  for (let who = 0; who < PEOPLE; who += 1)
    await say(
      'desk',
      RegisterPatient,
      aRegistration({
        patientId: houseId(`person ${who}`),
        medicalRecordNumber: `00-00-1${who}`,
        demographics: { birthDate: `198${who}-01-01`, name: `Orang ${who}` },
      }),
    )
  return { house, say, time, newFollower }
}

type Busy = Awaited<ReturnType<typeof busyHouse>>

async function perform(
  one: Act,
  { house, say }: Busy,
  devices: ReadonlyMap<string, ScopeFollower>,
  no: string,
) {
  const patientId = houseId(`person ${'person' in one ? one.person : 0}`)
  const everybody = Array.from({ length: PEOPLE }, (_, who) => houseId(`person ${who}`))
  const today = businessDateAt(house.time.now(), houseFacility.timeZone)
  switch (one.do) {
    case 'open':
      return say(
        one.desk,
        OpenVisit,
        anArrival({
          ...{ visitId: houseId(`visit ${one.visit}`), patientId, unit: one.unit },
          ticket: `A2-${no}`,
        }),
      )
    case 'move':
      return say(one.desk, MoveVisit, {
        ...{ visitId: houseId(`visit ${one.visit}`), patientId },
        ...{ fromUnit: one.unit === 'umum' ? 'kia' : 'umum', unit: one.unit },
      })
    case 'chart':
      return say(one.desk, OpenChart, { patientId, purpose: 'care', screen: 'test' })
    case 'double':
      return say(
        one.desk,
        RegisterPatient,
        aRegistration({
          patientId: houseId(`double ${no}`),
          medicalRecordNumber: `00-1${no.slice(0, 1)}-${no.slice(1)}`,
          demographics: { birthDate: `198${one.person}-01-01`, name: `Orang ${one.person}` },
        }),
      )
    case 'resolve': {
      const open = house.store.records<ReviewItem>('review_items').find(({ closedAt }) => closedAt === null)
      const args = { resolution: 'accept' as const, reason: null }
      return open && say(one.desk, ResolveReview, { reviewId: open.id, ...args }, open.unit)
    }
    case 'list':
      return say(one.desk, PrepareOutreach, {
        ...{
          listId: houseId(`list ${one.list} ${no}`),
          kind: 'posyandu',
          name: 'Mawar',
          deviceId: houseId('phone'),
        },
        ...{ endsOn: addDays(today, one.days), patientIds: everybody },
      })
    case 'giveBack': {
      const open = house.store.records<{ id: string; closedAt: string | null }>('outreach_lists')
      const list = open.filter(({ closedAt }) => closedAt === null)[one.list]
      return list && say(one.desk, CloseOutreach, { listId: list.id, deviceId: houseId('phone') })
    }
    case 'place':
      return say('desk', AssignUnit, { deviceId: houseId('umumPc'), unit: one.unit }, 'all')
    case 'pull':
      return devices.get(one.device)!.catchUp()
  }
}

describe('P7: whatever moves between units and with the time, and whenever a device asks', () => {
  it('it ends with what a new device in its place would get, no row more and none less', async () => {
    let [moved, carried] = [0, 0]
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const busy = await busyHouse()
        const devices = new Map(followed.map((name) => [name, busy.newFollower(name, 3)]))
        let no = 100
        for (const { acts, hours } of plan) {
          await Promise.all(acts.map((one) => perform(one, busy, devices, String((no += 1)))))
          busy.house.time.advance(hours * HOUR)
          if (hours % 2 === 0) moved += await busy.time.now()
        }
        await busy.time.now()
        for (const [name, device] of devices) {
          carried += device.scopes.filter((scope) => scope.startsWith('list:')).length
          const fresh = await busy.newFollower(name, 1000).catchUp()
          await device.catchUp()
          expect([name, device.content]).toEqual([name, fresh.content])
          expect([name, device.rows]).toEqual([name, fresh.rows])
        }
      }),
      {
        numRuns: 15,
        // Whatever else comes: days that end, and a list that is away.
        examples: [
          [[{ acts: [{ do: 'open', desk: 'desk', visit: 0, person: 0, unit: 'umum' }], hours: 480 }]],
          [
            [
              { acts: [{ do: 'list', desk: 'desk', list: 0, days: 9 }], hours: 2 },
              { acts: [{ do: 'pull', device: 'phone' }], hours: 2 },
            ],
          ],
        ],
      },
    )
    // The property would hold of a house in which nothing moved.
    expect([moved, carried].map((count) => count > 0)).toEqual([true, true])
  }, 120_000)
})
