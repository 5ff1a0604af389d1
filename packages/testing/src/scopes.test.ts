import { describe, expect, it } from '@jest/globals'
import { EnrolDevice } from '@lentera/contracts/devices/device'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import { CloseOutreach, PrepareOutreach } from '@lentera/contracts/outreach/outreach-list'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { AdvanceScopes } from '@lentera/contracts/scopes/advance-scopes'
import { PutUser } from '@lentera/contracts/users/user'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aRegistration, anArrival } from '@lentera/domain/testing/samples'
import { createAdvanceTime } from '@lentera/sync/server/advance-scopes'
import { createPull } from '@lentera/sync/server/pull'
import { ScopeFollower } from './scope-follower.js'
import { type House, openHouse } from './server-house.js'
import { aDevice, aGrant, aKey, houseId } from './test-house.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A device of the house that only follows its pulls. */
const follower = (house: House, device: string, pull = house.pull, limit = 1000) =>
  new ScopeFollower(
    (request) => pull(houseId(device), { epoch: houseId('epoch'), build: 'test', receipt: null, ...request }),
    limit,
  )

const issueBy =
  (house: House) =>
  async <D extends CommandDefinition>(definition: D, args: ArgsOf<D>, name: string) => {
    const self = { userId: houseId('importer'), deviceId: houseId('importer'), privateKey: house.serviceKey }
    return house.commands(
      houseId('importer'),
      await house.record(self, definition, name, args, { unit: 'all' }),
    )
  }

/** The house with a head, and the time kept as the API keeps it. */
async function houseWithHead() {
  const house = await openHouse()
  const issue = issueBy(house)
  house.store.seed([
    aGrant('maria', 'head', { unit: 'umum' }),
    aDevice('office', { unit: 'umum' }),
    aKey('office', 'maria', 'k'.repeat(87)),
  ])
  let n = 0
  const advance = createAdvanceTime({
    ...house.judging,
    issue: async (args) => {
      const { outcome } = await issue(AdvanceScopes, args, `advance ${(n += 1)}`)
      if (outcome !== 'applied') throw new Error(outcome)
    },
  })
  const pull = createPull({ ...house.judging, receipts: house.receipts, onNewDate: advance.onNewDate })
  return { house, issue, advance, pull, office: follower(house, 'office', pull) }
}

/** Somebody of whom a second registration is found to be doubtful: two items, by Sari. */
async function flagged(house: House, seq: number) {
  const registration = (n: number) =>
    aRegistration({ patientId: houseId(`twin ${seq} ${n}`), medicalRecordNumber: `00-0${seq}-0${n}` })
  const records = await Promise.all(
    [1, 2].map((n) =>
      house.record(house.author('sari'), RegisterPatient, `twin ${seq} ${n}`, registration(n)),
    ),
  )
  return (await house.send(records, seq)).outcomes.at(-1)!.reviewItemId!
}
const ids = (items: readonly ReviewItem[]) => items.map(({ id }) => id)

describe('P1: an item that somebody must look at', () => {
  it('is its author’s at once, and after a day the head’s, too', async () => {
    const { house, office, advance } = await houseWithHead()
    const sari = follower(house, 'tablet')
    const item = await flagged(house, 1)
    const own = `me:${houseId('sari')}`
    expect(ids((await sari.catchUp()).in(own, 'review_items'))).toEqual([item])
    expect((await office.catchUp()).in('unit:umum', 'review_items')).toEqual([])
    house.time.advance(DAY - 1000)
    expect(await advance.now()).toBe(0)
    expect((await office.catchUp()).in('unit:umum', 'review_items')).toEqual([])
    house.time.advance(1000)
    expect(await advance.now()).toBe(1)
    expect(ids((await office.catchUp()).in('unit:umum', 'review_items'))).toEqual([item])
    expect(await advance.now()).toBe(0)
  })

  it('leaves the unit when somebody has closed it', async () => {
    const { house, office, advance } = await houseWithHead()
    const item = await flagged(house, 1)
    house.time.advance(DAY)
    await advance.now()
    expect((await office.catchUp()).in('unit:umum', 'review_items')).toHaveLength(1)
    const args = { reviewId: item, resolution: 'accept' as const, reason: null }
    await house.send([await house.record(house.author('sari'), ResolveReview, 'resolve', args)], 3)
    expect((await office.catchUp()).in('unit:umum', 'review_items')).toEqual([])
  })

  it('is the unit’s at once where nobody could see it: of a service, or of somebody who was revoked', async () => {
    const { house, issue, office } = await houseWithHead()
    const until = new Date(house.time.now() + 1000).toISOString()
    const late = await house.record(house.author('sari'), RegisterPatient, 'late', aRegistration())
    house.store.seed([aGrant('sari', 'receptionist', { until })])
    house.time.advance(HOUR)
    await house.send([late])
    expect((await office.catchUp()).in<ReviewItem>('unit:umum', 'review_items')).toMatchObject([
      { issueCode: 'auth.author_revoked' },
    ])
    house.store.seed([aGrant('maria', 'head')])
    await issue(
      RegisterPatient,
      aRegistration({ patientId: houseId('other'), medicalRecordNumber: '00-00-99' }),
      'import',
    )
    expect((await office.catchUp()).in<ReviewItem>('unit:all', 'review_items')).toMatchObject([
      { issueCode: 'patients.possible_duplicate' },
    ])
  })

  it('is brought by the first pull of a day, whatever the clockwork did', async () => {
    const { house, office } = await houseWithHead()
    const item = await flagged(house, 1)
    await office.catchUp()
    house.time.advance(DAY)
    expect(ids((await office.catchUp()).in('unit:umum', 'review_items'))).toEqual([item])
  })
})

describe('P2: a unit’s things', () => {
  it('go where somebody is head of that unit, and only there', async () => {
    const { house, office } = await houseWithHead()
    const units = ({ scopes }: ScopeFollower) => scopes.filter((name) => name.startsWith('unit:'))
    expect(units(await office.catchUp())).toEqual(['unit:umum'])
    house.store.seed([
      aDevice('kia', { unit: 'kia' }),
      aKey('kia', 'maria', 'k'.repeat(87)),
      aDevice('shared'),
      aKey('shared', 'maria', 'k'.repeat(87)),
      aDevice('loket'),
      aKey('loket', 'sari', 'k'.repeat(87)),
    ])
    const at = (device: string) => follower(house, device).catchUp()
    expect(units(await at('kia'))).toEqual([])
    expect(units(await at('shared'))).toEqual(['unit:umum'])
    expect(units(await at('loket'))).toEqual([])
    house.store.seed([aGrant('maria', 'head')])
    expect(units(await at('shared'))).toEqual(['unit:umum', 'unit:kia', 'unit:all'])
  })

  it('are held no longer than somebody is head', async () => {
    const { house, office } = await houseWithHead()
    await flagged(house, 1)
    house.time.advance(DAY)
    expect((await office.catchUp()).in('unit:umum', 'review_items')).toHaveLength(1)
    house.store.seed([
      aGrant('maria', 'head', { unit: 'umum', until: new Date(house.time.now()).toISOString() }),
    ])
    expect((await office.catchUp()).scopes).not.toContain('unit:umum')
  })
})

describe('P3: colleagues', () => {
  it('are known by name on every device, also who left', async () => {
    const { issue, office } = await houseWithHead()
    const put = (active: boolean) => ({
      ...{ userId: houseId('joko'), username: 'joko', name: 'dr. Joko', passwordHash: null, active },
      grants: active ? [{ role: 'doctor' as const, unit: 'umum' }] : [],
    })
    expect((await issue(PutUser, put(true), 'joko')).outcome).toBe('applied')
    const joko = { id: houseId('joko'), name: 'dr. Joko' }
    const staff = async () => (await office.catchUp()).in('ref', 'staff_directory')
    expect(await staff()).toEqual([{ ...joko, profession: 'doctor', unit: 'umum', active: true }])
    await issue(PutUser, put(false), 'joko leaves')
    expect(await staff()).toEqual([{ ...joko, profession: null, unit: null, active: false }])
  })
})

describe('P4: a list for work outside', () => {
  const list = houseId('list')
  const prepared = async () => {
    const all = await houseWithHead()
    const { house, issue } = all
    const device = { kind: 'browser' as const, name: 'Tablet KIA', unit: 'kia', publicKey: null }
    await issue(
      EnrolDevice,
      {
        deviceId: houseId('phone'),
        device: { ...device, credentialHash: null, outreach: true },
        person: { userId: houseId('maria'), publicKey: 'k'.repeat(87) },
      },
      'enrol phone',
    )
    const people = await Promise.all(
      ['a', 'b', 'c'].map((name, n) =>
        house.record(
          house.author('sari'),
          RegisterPatient,
          `person ${name}`,
          aRegistration({
            patientId: houseId(name),
            medicalRecordNumber: `00-00-1${n}`,
            demographics: { birthDate: `198${n}-01-01`, name: `Anak ${name}` },
          }),
        ),
      ),
    )
    await house.send(people)
    const prepare = async (change: Partial<ArgsOf<typeof PrepareOutreach>> = {}, seq = 4) => {
      const args: ArgsOf<typeof PrepareOutreach> = {
        ...{ listId: list, kind: 'posyandu', name: 'Posyandu Mawar', deviceId: houseId('phone') },
        ...{ endsOn: '2026-11-21', patientIds: [houseId('a'), houseId('b')], ...change },
      }
      const record = await house.record(house.author('maria'), PrepareOutreach, `prepare ${seq}`, args)
      return (await house.send([record], seq)).outcomes[0]!
    }
    const arrive = async (who: string, seq: number) => {
      const args = anArrival({
        visitId: houseId(`visit ${who}`),
        patientId: houseId(who),
        ticket: `A2-00${seq}`,
      })
      await house.send([await house.record(house.author('sari'), OpenVisit, `arrive ${seq}`, args)], seq)
    }
    return { ...all, prepare, arrive, phone: follower(house, 'phone', all.pull) }
  }
  const names = (tablet: ScopeFollower) =>
    tablet.in<{ name: string }>(`list:${list}`, 'patient_directory').map(({ name }) => name)

  it('gives an outreach device its people and nothing else of the house', async () => {
    const { prepare, phone } = await prepared()
    expect((await phone.catchUp()).scopes).toEqual([`me:${houseId('maria')}`, 'ref'])
    expect((await prepare()).outcome).toBe('applied')
    expect((await phone.catchUp()).scopes).toEqual([`me:${houseId('maria')}`, 'ref', `list:${list}`])
    expect(names(phone).sort()).toEqual(['Anak a', 'Anak b'])
    expect(phone.in(`list:${list}`, 'patients')).toHaveLength(2)
    expect(phone.in(`list:${list}`, 'outreach_people')).toHaveLength(2)
  })

  it.each([1, 5, 20, 24, 28, 1000])('comes whole, whatever fits on a page (%i rows)', async (limit) => {
    const { house, prepare, arrive } = await prepared()
    await arrive('a', 4)
    await arrive('b', 5)
    await prepare({ patientIds: ['a', 'b', 'c'].map(houseId) }, 6)
    const paged = await follower(house, 'phone', house.pull, limit).catchUp()
    expect(paged.in(`list:${list}`, 'patients')).toHaveLength(3)
    expect(names(paged).sort()).toEqual(['Anak a', 'Anak b', 'Anak c'])
    expect(paged.content).toEqual((await follower(house, 'phone').catchUp()).content)
  })

  it('follows its people: visits before and after it was made, and no others', async () => {
    const { prepare, arrive, phone } = await prepared()
    await arrive('a', 4)
    await prepare({}, 5)
    await phone.catchUp()
    expect(phone.in(`list:${list}`, 'visits')).toHaveLength(1)
    await arrive('b', 6)
    await arrive('c', 7)
    await phone.catchUp()
    const visits = phone.in<{ patientId: Id }>(`list:${list}`, 'visits').map(({ patientId }) => patientId)
    expect(visits.sort()).toEqual([houseId('a'), houseId('b')].sort())
  })

  it('takes in whom its device registers outside', async () => {
    const { house, prepare, phone } = await prepared()
    await prepare()
    await phone.catchUp()
    const author = { ...house.author('maria'), deviceId: houseId('phone') }
    const newborn = aRegistration({
      patientId: houseId('newborn'),
      medicalRecordNumber: '00-00-77',
      demographics: { name: 'By. Baru', birthDate: '2026-11-20' },
    })
    const { publicKey } = house.store
      .records<{ userId: Id; deviceId: Id; publicKey: string }>('device_people')
      .find((one) => one.userId === houseId('maria') && one.deviceId === houseId('tablet'))!
    house.store.seed([aKey('phone', 'maria', publicKey)])
    const record = await house.record(author, RegisterPatient, 'newborn', newborn)
    expect((await house.send([record], 1, houseId('phone'))).outcomes[0]!.outcome).toBe('applied')
    expect(names(await phone.catchUp()).sort()).toEqual(['Anak a', 'Anak b', 'By. Baru'])
  })

  it('is wiped when it is given back', async () => {
    const { house, prepare, phone } = await prepared()
    await prepare()
    expect(names(await phone.catchUp())).toHaveLength(2)
    const args = { listId: list, deviceId: houseId('phone') }
    await house.send([await house.record(house.author('maria'), CloseOutreach, 'close', args)], 5)
    expect((await phone.catchUp()).scopes).not.toContain(`list:${list}`)
    expect(house.store.history.membersOf(`list:${list}`, Infinity)).toEqual([])
  })

  it('ends by itself behind its last day, and nobody is a member any more', async () => {
    const { house, prepare, phone } = await prepared()
    await prepare({ endsOn: '2026-11-20' })
    expect((await phone.catchUp()).scopes).toContain(`list:${list}`)
    house.time.advance(DAY)
    // Also while the server’s clockwork stands still.
    expect((await follower(house, 'phone').catchUp()).scopes).not.toContain(`list:${list}`)
    expect(house.store.history.membersOf(`list:${list}`, Infinity)).not.toEqual([])
    expect((await phone.catchUp()).scopes).not.toContain(`list:${list}`)
    expect(house.store.history.membersOf(`list:${list}`, Infinity)).toEqual([])
    expect(house.store.records<{ closedAt: string | null }>('outreach_lists')).toMatchObject([
      { closedAt: new Date(house.time.now()).toISOString() },
    ])
  })

  it('stands among the maker’s own things and the unit’s until then', async () => {
    const { house, prepare, office } = await prepared()
    await prepare()
    await office.catchUp()
    expect(office.in(`me:${houseId('maria')}`, 'outreach_lists')).toHaveLength(1)
    expect(office.in('unit:umum', 'outreach_lists')).toHaveLength(1)
    const args = { listId: list, deviceId: houseId('phone') }
    await house.send([await house.record(house.author('maria'), CloseOutreach, 'close', args)], 5)
    await office.catchUp()
    expect(office.in(`me:${houseId('maria')}`, 'outreach_lists')).toEqual([])
    expect(office.in('unit:umum', 'outreach_lists')).toEqual([])
  })
})

describe('P5: days', () => {
  it('are held seven back and seven ahead, today first, and end on the server when nobody may hold them', async () => {
    const { house, advance, office } = await houseWithHead()
    const visit = anArrival({ visitId: houseId('v'), patientId: houseId('p'), ticket: 'A2-001' })
    await house.send([
      await house.record(
        house.author('sari'),
        RegisterPatient,
        'p',
        aRegistration({ patientId: houseId('p') }),
      ),
      await house.record(house.author('sari'), OpenVisit, 'v', visit),
    ])
    const days = (await office.catchUp()).scopes.filter((name) => name.startsWith('day:'))
    expect(days).toHaveLength(15)
    expect(days.slice(0, 3)).toEqual(['day:umum:2026-11-20', 'day:umum:2026-11-19', 'day:umum:2026-11-21'])
    expect(office.in('day:umum:2026-11-20', 'visits')).toHaveLength(1)
    house.time.advance(7 * DAY)
    expect((await office.catchUp()).scopes).toContain('day:umum:2026-11-20')
    house.time.advance(DAY)
    expect((await office.catchUp()).scopes).not.toContain('day:umum:2026-11-20')
    await advance.now()
    expect(house.store.history.membersOf('day:umum:2026-11-20', Infinity)).toEqual([])
  })
})
