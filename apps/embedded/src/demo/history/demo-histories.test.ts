import { describe, expect, it } from '@jest/globals'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { RecordProcedure } from '@lentera/contracts/charting/procedure'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { ageOn } from '@lentera/domain/kernel/age'
import { addDays, daysBetween } from '@lentera/domain/kernel/calendar'
import { localDate } from '@lentera/domain/kernel/local-date'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import { areasOfRegency } from '@lentera/terminology/areas/load-areas'
import { DEMO_REGENCY, demoFacility } from '../demo-facility.js'
import { demoPatients } from '../demo-patients.js'
import type { SeedCommand } from '../seed-command.js'
import { demoHistories, periodBefore, registeredAt } from './demo-histories.js'

const today = '2026-11-28'
const period = periodBefore(today)
const villages = areasOfRegency(DEMO_REGENCY).villages.filter(({ code }) =>
  code.startsWith(demoFacility.districtCode),
)
const patients = demoPatients(villages)
const histories = demoHistories(patients, period)
const patientOf = new Map(patients.map((patient) => [patient.register.patientId, patient]))

/** The arguments of a visit's commands of one kind. */
const argsIn = <D extends CommandDefinition>(visit: readonly SeedCommand[], definition: D): ArgsOf<D>[] =>
  visit.filter((command) => command.definition === definition).map(({ args }) => args as ArgsOf<D>)
const dayOf = (visit: readonly SeedCommand[]) => localDate(visit[0]!.at!, demoFacility.timeZone)
const ownerOf = (visit: readonly SeedCommand[]) =>
  patientOf.get(argsIn(visit, OpenVisit)[0]!.patientId)!.register
const yearsIn = (visit: readonly SeedCommand[]) =>
  ageOn(ownerOf(visit).demographics.birthDate, dayOf(visit))!.years

const byPatient = new Map<string, (readonly SeedCommand[])[]>()
for (const visit of histories.visits) {
  const { patientId } = ownerOf(visit)
  byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), visit])
}

describe('the past of the demonstration', () => {
  it('is the same every time, and nobody’s depends on who else there is', () => {
    expect(demoHistories(patients, period)).toEqual(histories)
    const known = new Map(histories.visits.flat().map(({ id, args }) => [id, args]))
    const alone = demoHistories(patients.slice(0, 40), period)
      .visits.flat()
      .filter(({ definition }) => definition !== OpenVisit)
    expect(alone.map(({ args }) => args)).toEqual(alone.map(({ id }) => known.get(id)))
  })

  it('could be typed at the desks', () => {
    const wrong = [...histories.deliveries, ...histories.visits.flat()].flatMap(({ definition, args }) => {
      const { success, error } = definition.args.safeParse(args)
      return success ? [] : [[definition.name, error.issues]]
    })
    expect(wrong).toEqual([])
  })

  it('lies in the thirteen months before the first day, in hours of work, never on a Sunday', () => {
    for (const visit of histories.visits) {
      expect(visit.every(({ at }) => localDate(at!, demoFacility.timeZone) === dayOf(visit))).toBe(true)
      expect(dayOf(visit) >= period.from && dayOf(visit) < today).toBe(true)
      expect(new Date(`${dayOf(visit)}T00:00:00Z`).getUTCDay()).not.toBe(0)
    }
    expect(daysBetween(dayOf(histories.visits[0]!), today)).toBeGreaterThan(370)
  })

  it('begins for nobody before they were born and registered', () => {
    for (const [patientId, visits] of byPatient)
      expect(registeredAt(patientOf.get(patientId)!, period) < visits[0]![0]!.at!).toBe(true)
  })

  it('brings most people one to four times, three times on the average', () => {
    const counts = patients.map(({ register }) => byPatient.get(register.patientId)?.length ?? 0)
    const few = counts.filter((count) => count >= 1 && count <= 4).length
    expect(few / counts.length).toBeGreaterThan(0.6)
    expect(histories.visits.length / patients.length).toBeGreaterThan(2.5)
    expect(histories.visits.length / patients.length).toBeLessThan(3.7)
  })

  it('has people with an illness that stays come at least six times for the same drug, a month apart', () => {
    const lasting = /^(Amlodipin|Kaptopril|Metformin|Salbutamol)/
    let people = 0
    for (const visits of byPatient.values()) {
      const days = new Map<string, string[]>()
      for (const visit of visits)
        for (const { drugName } of argsIn(visit, Prescribe).flatMap(({ lines }) => lines))
          if (lasting.test(drugName)) days.set(drugName, [...(days.get(drugName) ?? []), dayOf(visit)])
      if (days.size === 0) continue
      people += 1
      for (const on of days.values()) {
        expect(on.length).toBeGreaterThanOrEqual(6)
        const gaps = on.slice(1).map((day, n) => daysBetween(on[n]!, day))
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(28)
        expect(Math.max(...gaps)).toBeLessThanOrEqual(34)
      }
    }
    expect(people).toBeGreaterThanOrEqual(30)
  })

  it('tells of pregnancies of young women only, and each is still open', () => {
    const carrying = new Set<string>()
    for (const visit of histories.visits) {
      const isTold = argsIn(visit, RecordAssessment).some(({ answers }) => answers['pregnant'] === 'yes')
      const isSeen = argsIn(visit, RecordProcedure).some(({ code }) => code === 'ANC' || code === 'KB-SUNTIK')
      if (!isTold && !isSeen) continue
      const { patientId, demographics } = ownerOf(visit)
      expect(demographics.sex).toBe('female')
      expect(yearsIn(visit)).toBeGreaterThanOrEqual(17)
      expect(yearsIn(visit)).toBeLessThanOrEqual(38)
      if (isTold) carrying.add(patientId)
    }
    expect(carrying.size).toBeGreaterThanOrEqual(4)
    for (const patientId of carrying) {
      const last = byPatient.get(patientId)!.at(-1)!
      const { lastMenstruationOn } = argsIn(last, RecordAssessment)[0]!.answers
      expect(addDays(lastMenstruationOn as string, 280) > today).toBe(true)
    }
  })

  it('lets small children grow', () => {
    let compared = 0
    for (const visits of byPatient.values()) {
      if (yearsIn(visits.at(-1)!) >= 3) continue
      const kg = visits.flatMap((visit) => argsIn(visit, RecordVitals).map(({ values }) => values.weight!))
      for (const [n, weight] of kg.slice(1).entries()) {
        expect(weight).toBeGreaterThanOrEqual(kg[n]!)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(20)
  })

  it('gives children what a child of that age and weight takes, computed from the weight of the day', () => {
    let prescribed = 0
    for (const visit of histories.visits.filter((one) => yearsIn(one) < 12))
      for (const { weightKg } of argsIn(visit, Prescribe)) {
        prescribed += 1
        expect(weightKg).toBe(argsIn(visit, RecordVitals)[0]!.values.weight)
      }
    expect(prescribed).toBeGreaterThan(40)
  })

  it('leaves no prescription of the last days waiting at the counter, and a few of the time before', () => {
    const waiting = histories.visits.filter((visit) => {
      const names = visit.map(({ definition }) => definition.name)
      return names.includes('medications.prescribe') && !names.includes('medications.dispense')
    })
    expect(waiting.length).toBeGreaterThan(10)
    for (const visit of waiting) expect(daysBetween(dayOf(visit), today)).toBeGreaterThan(7)
  })
})
