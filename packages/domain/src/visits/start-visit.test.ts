import { describe, expect, it } from '@jest/globals'
import { StartVisit } from '@lentera/contracts/visits/start-visit'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'
import { aCommand, aVisit, id, known, partly } from '../testing/samples.js'
import { startVisit } from './start-visit.js'

const command = aCommand(StartVisit, { visitId: id(20), patientId: id(10), stage: 'examination' })

const nothingYet = { step: known<VisitStep>([]), steps: known<VisitStep>([]) }

describe('sitting down with a patient', () => {
  it('is one more step of the visit, which stays as it is', () => {
    const { writes, issues, members } = startVisit(
      { ...nothingYet, visit: known([aVisit({ unit: 'kia' })]) },
      command,
    )
    expect(writes.map(({ entity }) => entity)).toEqual(['visit_steps'])
    expect(writes[0]!.record).toMatchObject({
      kind: 'started',
      stage: 'examination',
      unit: 'kia',
      by: id(901),
    })
    expect([issues, members]).toEqual([[], []])
  })

  it('is kept of a visit that is closed or not here', () => {
    const closed = { ...nothingYet, visit: known([aVisit({ status: 'closed' })]) }
    expect(startVisit(closed, command).issues).toEqual([])
    const { writes, unknown } = startVisit({ ...nothingYet, visit: partly([]) }, command)
    expect([writes.length, unknown]).toEqual([1, ['visit']])
  })
})
