import { describe, expect, it } from '@jest/globals'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { aCommand, aVisit, id, known } from '../testing/samples.js'
import { openChart, openChartFurther } from './open-chart.js'

const open = (purpose: 'care' | 'registration' | 'emergency' | 'administration') =>
  openChart(
    { visits: known([aVisit(), aVisit({ id: id(22), status: 'closed' })]), set: known([]) },
    aCommand(OpenChart, { patientId: id(10), purpose, screen: 'pasien' }),
    {},
  )

describe('opening a chart', () => {
  it('is written down with who, whose, where, when and why', () => {
    expect(open('care').writes).toEqual([
      {
        entity: 'access_log',
        record: {
          id: expect.any(String),
          person: id(901),
          patientId: id(10),
          purpose: 'care',
          screen: 'pasien',
          at: '2026-11-20T00:00:00.000Z',
          deviceId: id(902),
          commandId: id(900),
          opened: true,
        },
      },
    ])
  })

  it('lets the device hold the patient and all visits', () => {
    expect(open('care').members.map(({ scope, aggregateId }) => [scope, aggregateId])).toEqual([
      [`pt:${id(10)}`, id(10)],
      [`pt:${id(10)}`, id(20)],
      [`pt:${id(10)}`, id(22)],
    ])
  })

  it('opens the whole person where numbers are linked', () => {
    const linked = { id: id(10), canonicalId: id(11), members: [id(10), id(11)], links: [] }
    const state = { visits: known([aVisit()]), set: known([linked]) }
    const command = aCommand(OpenChart, { patientId: id(10), purpose: 'care', screen: 'pasien' })
    expect(Object.keys(openChartFurther(state, command))).toEqual([`visits:${id(11)}`])
    const further = { [`visits:${id(11)}`]: known([aVisit({ id: id(23), patientId: id(11) })]) }
    expect(
      openChart(state, command, further).members.map(({ scope, aggregateId }) => [scope, aggregateId]),
    ).toEqual([id(10), id(11), id(20), id(23)].map((aggregateId) => [`pt:${id(10)}`, aggregateId]))
  })

  it('asks for a reason from whoever neither registers nor cares for the patient', () => {
    expect(open('administration').issues).toEqual([
      { code: 'access.break_glass', level: 'warning', overridable: true, field: 'purpose' },
    ])
    for (const purpose of ['care', 'registration', 'emergency'] as const)
      expect(open(purpose).issues).toEqual([])
  })
})
