import { describe, expect, it } from '@jest/globals'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { DeviceEntry } from '@lentera/contracts/devices/device-directory'
import {
  CloseOutreach,
  type OutreachList,
  type OutreachPerson,
  PrepareOutreach,
} from '@lentera/contracts/outreach/outreach-list'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { aCommand, anOutreachList, aRegistration, aVisit, id, known, partly } from '../testing/samples.js'
import { registerPatientLocks, registerPatientReads } from '../patients/register-patient.js'
import { closeOutreach } from './close-outreach.js'
import { personOn, prepareOutreach, prepareOutreachLocks } from './prepare-outreach.js'

const tablet: DeviceEntry = { id: id(902), name: 'Tablet KIA', unit: 'kia', outreach: true, active: true }
const list = `list:${id(60)}`
const args = (change: Partial<ArgsOf<typeof PrepareOutreach>> = {}): ArgsOf<typeof PrepareOutreach> => ({
  listId: id(60),
  kind: 'posyandu',
  name: 'Posyandu Mawar',
  deviceId: id(902),
  endsOn: '2026-11-21',
  patientIds: [id(10), id(11)],
  ...change,
})
const prepare = (
  change: Partial<ArgsOf<typeof PrepareOutreach>> = {},
  state: Partial<Parameters<typeof prepareOutreach>[0]> = {},
  visits = known([aVisit({ id: id(20), patientId: id(10) })]),
) =>
  prepareOutreach(
    { list: known<OutreachList>([]), device: known([tablet]), ...state },
    aCommand(PrepareOutreach, args(change)),
    { [`visits:${id(10)}`]: visits, [`visits:${id(11)}`]: known([]) },
  )
const codes = ({ issues }: ReturnType<typeof prepare>) => issues.map(({ code, field }) => [code, field])

describe('preparing a list for work outside', () => {
  it('takes along each person, the short row by which they are found, and their visits', () => {
    const { writes, members, issues, unknown } = prepare()
    expect(writes.map(({ entity }) => entity)).toEqual([
      'outreach_lists',
      'outreach_people',
      'outreach_people',
    ])
    expect(writes[0]?.record).toEqual(anOutreachList())
    const on = (scope: string) =>
      members
        .filter((one) => one.scope === scope)
        .map(({ aggregate, aggregateId }) => [aggregate, aggregateId])
    expect(on(list)).toEqual([
      ['list', id(60)],
      ...[id(10), id(11)].flatMap((patientId) => [
        ['patient', patientId],
        ['directory', patientId],
      ]),
      ['visit', id(20)],
    ])
    expect([on(`me:${id(901)}`), on('unit:umum')]).toEqual([[['list', id(60)]], [['list', id(60)]]])
    expect([issues, unknown]).toEqual([[], []])
  })

  it('goes back twelve months and no further', () => {
    const visits = ['2025-10-31', '2025-11-01'].map((serviceDate, n) =>
      aVisit({ id: id(20 + n), patientId: id(10), serviceDate }),
    )
    const kept = prepare({}, {}, known(visits)).members.filter(({ aggregate }) => aggregate === 'visit')
    expect(kept.map(({ aggregateId }) => aggregateId)).toEqual([id(21)])
  })

  it('is refused for a device that nobody knows or that may not work any more', () => {
    const refused = [['outreach.device_unknown', 'deviceId']]
    expect(codes(prepare({}, { device: known([]) }))).toEqual(refused)
    expect(codes(prepare({}, { device: known([{ ...tablet, active: false }]) }))).toEqual(refused)
    const unsure = prepare({}, { device: partly([]) })
    expect([codes(unsure), unsure.unknown]).toEqual([[], ['device']])
  })

  it('ends today at the earliest and in a month at the latest', () => {
    const refused = [['outreach.end_out_of_range', 'endsOn']]
    expect(['2026-11-19', '2026-12-22'].map((endsOn) => codes(prepare({ endsOn })))).toEqual([
      refused,
      refused,
    ])
    expect(['2026-11-20', '2026-12-21'].map((endsOn) => codes(prepare({ endsOn })))).toEqual([[], []])
  })

  it('writes nothing over a list of somebody else', () => {
    const other = prepare({}, { list: known([anOutreachList({ madeBy: id(903) })]) })
    expect([codes(other), other.writes]).toEqual([[['outreach.id_in_use', 'listId']], []])
  })

  it('holds every person, so that a visit opened meanwhile ends on the list', () => {
    expect(prepareOutreachLocks(aCommand(PrepareOutreach, args()))).toEqual(
      expect.arrayContaining([`patient:${id(10)}`, `patient:${id(11)}`, `outreach:${id(902)}`]),
    )
    const register = aCommand(RegisterPatient, aRegistration())
    expect(registerPatientLocks(register)).toContain(`outreach:${id(902)}`)
    expect(registerPatientReads(register).lists).toMatchObject({ index: 'openDeviceId', key: id(902) })
  })
})

describe('giving a list back', () => {
  const people = [id(10), id(11)].map((patientId) => personOn(id(60), patientId))
  const close = (found: OutreachList[], on: OutreachPerson[] = people, deviceId = id(902)) =>
    closeOutreach(
      { list: known(found), people: known(on) },
      aCommand(CloseOutreach, { listId: id(60), deviceId }),
    )

  it('ends it for everybody, and no later visit joins it', () => {
    const { writes, members, ends, issues } = close([anOutreachList()])
    expect(writes.map(({ record }) => record)).toEqual([
      anOutreachList({ closedAt: '2026-11-20T00:00:00.000Z', closedBy: id(901) }),
      ...people.map((person) => ({ ...person, open: false })),
    ])
    expect(ends).toEqual([list])
    expect(members.map(({ scope, member }) => [scope, member])).toEqual([
      [`me:${id(901)}`, false],
      ['unit:umum', false],
    ])
    expect(issues).toEqual([])
  })

  it('a second time changes nothing', () => {
    const closed = anOutreachList({ closedAt: '2026-11-19T00:00:00.000Z', closedBy: id(903) })
    const again = close(
      [closed],
      people.map((person) => ({ ...person, open: false })),
    )
    expect([again.writes.map(({ record }) => record), again.issues]).toEqual([[closed], []])
  })

  it('is refused for a list nobody made, or another device has', () => {
    const refused = ['outreach.list_unknown']
    expect(close([]).issues.map(({ code }) => code)).toEqual(refused)
    expect(close([anOutreachList()], people, id(904)).issues.map(({ code }) => code)).toEqual(refused)
  })
})
