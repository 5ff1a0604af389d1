import { describe, expect, it } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { allergies, RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordVitals, vitals } from '@lentera/contracts/charting/vitals'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { CloseOutreach, outreachPeople, PrepareOutreach } from '@lentera/contracts/outreach/outreach-list'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import {
  aDirectoryEntry,
  aPatient,
  aRegistration,
  aVisit,
  anArrival,
  someVitals,
} from '@lentera/domain/testing/samples'
import { type House, openHouse } from '../server-house.js'
import { aDevice, aGrant, houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'
import { rawDump } from './hands.js'

const list = houseId('list')
const scope = `list:${list}`

/** So many people of a village, each with `visitsEach` visits with measurements, straight through the server. */
async function village(house: House, count: number, visitsEach: number): Promise<Id[]> {
  const maria = house.author('maria', 'desk')
  const ids = Array.from({ length: count }, (_, n) => houseId(`villager ${n}`))
  const records = []
  for (const [n, patientId] of ids.entries()) {
    const number = String(10_000 + n)
    records.push(
      await house.record(
        maria,
        RegisterPatient,
        `register ${n}`,
        aRegistration({
          patientId,
          medicalRecordNumber: `0${number[0]}-${number.slice(1, 3)}-${number.slice(3)}`,
          nik: null,
          demographics: {
            name: `Warga Kampung ${n}`,
            birthDate: `${2000 + (n % 25)}-01-${String((n % 28) + 1).padStart(2, '0')}`,
          },
        }),
      ),
      await house.record(maria, RecordAllergyAnswer, `allergy ${n}`, {
        patientId,
        answer: 'none',
        substances: [],
      }),
    )
    for (let v = 0; v < visitsEach; v += 1) {
      const visitId = houseId(`visit ${n} ${v}`)
      records.push(
        await house.record(
          maria,
          OpenVisit,
          `arrive ${n} ${v}`,
          anArrival({
            visitId,
            patientId,
            ticket: `A2-${String((n * visitsEach + v) % 1000).padStart(3, '0')}`,
          }),
        ),
        await house.record(maria, RecordVitals, `measure ${n} ${v}`, {
          ...{ vitalsId: houseId(`vitals ${n} ${v}`), visitId, patientId },
          values: someVitals({ weight: 12.5, height: 88 }),
        }),
      )
    }
  }
  for (let at = 0; at < records.length; at += 100)
    await house.send(records.slice(at, at + 100), at + 1, houseId('desk'))
  return ids
}

/** The same as rows: three hundred people would be thousands of signatures. */
function villageRows(count: number, visitsEach: number) {
  const people = Array.from({ length: count }, (_, n) => ({ n, patientId: houseId(`villager ${n}`) }))
  return people.flatMap(({ n, patientId }) => {
    const medicalRecordNumber = `00-${String(n)
      .padStart(4, '0')
      .replace(/(..)(..)/, '$1-$2')}`
    const name = `Warga Kampung Baru ${n}`
    return [
      { entity: 'patients', record: aPatient({ id: patientId, medicalRecordNumber, name }) },
      { entity: 'patient_directory', record: aDirectoryEntry({ id: patientId, medicalRecordNumber, name }) },
      ...['nik', 'bpjs_card', 'phone'].map((kind) => ({
        entity: 'patient_identifiers',
        record: {
          id: houseId(`${kind} ${n}`),
          patientId,
          kind,
          value: `91710412039${10_000 + n}`,
        } as EntityRecord,
      })),
      ...Array.from({ length: visitsEach }, (_, v) => {
        const visitId = houseId(`visit ${n} ${v}`)
        const serviceDate = `2026-${String(5 + v).padStart(2, '0')}-10`
        const ticket = {
          unit: 'umum',
          number: 'A2-001',
          serviceDate,
          issuedAt: `${serviceDate}T00:00:00.000Z`,
        }
        const measured = { measuredAt: ticket.issuedAt, measuredBy: houseId('maria'), serviceDate }
        const of = { visitId, patientId }
        return [
          { entity: 'visits', record: aVisit({ id: visitId, patientId, serviceDate, status: 'closed' }) },
          {
            entity: 'queue_tickets',
            record: { id: houseId(`ticket ${n} ${v}`), ...of, ...ticket } as EntityRecord,
          },
          {
            entity: 'vitals',
            record: {
              ...someVitals({ weight: 12.5 }),
              ...of,
              id: houseId(`vitals ${n} ${v}`),
              ...measured,
            } as EntityRecord,
          },
        ]
      }).flat(),
    ]
  })
}

async function tabletForOutside(people = 4, visitsEach = 1) {
  const house = await openHouse()
  house.store.seed([
    ...(['receptionist', 'nurse', 'head'] as const).map((role) => aGrant('maria', role)),
    aGrant('sari', 'nurse'),
    aDevice('phone', { unit: 'kia', outreach: true }),
    {
      entity: 'device_directory',
      record: { id: houseId('phone'), name: 'HP', unit: 'kia', outreach: true, active: true } as never,
    },
  ])
  const ids = people < 10 ? await village(house, people, visitsEach) : []
  if (people >= 10) {
    house.store.seed(villageRows(people, visitsEach))
    ids.push(...Array.from({ length: people }, (_, n) => houseId(`villager ${n}`)))
  }
  const browser = new Browser(house, 'phone')
  const phone = await browser.ready()
  await phone.pull()
  const own = await house.record(house.author('maria'), PrepareOutreach, 'prepare', {
    ...{ listId: list, kind: 'posyandu', name: 'Posyandu Mawar', deviceId: houseId('phone') },
    ...{ endsOn: '2026-11-21', patientIds: ids.slice(0, Math.max(2, people - 1)) },
  })
  expect((await house.send([own])).outcomes[0]).toMatchObject({ outcome: 'applied' })
  return { house, browser, phone, ids }
}

describe('P4: a tablet that leaves the house', () => {
  it('knows its people before it leaves, how much that is and of when, and nobody else', async () => {
    const { phone, ids, browser } = await tabletForOutside()
    expect([phone.holding(scope), phone.view.all(patientDirectory).rows]).toEqual([null, []])
    await phone.pull()
    expect(phone.holding(scope)).toMatchObject({ rows: expect.any(Number), asOf: expect.any(String) })
    expect(phone.holding(scope)!.bytes).toBeGreaterThan(1000)
    expect(phone.view.find(outreachPeople, 'listId', list).rows).toHaveLength(3)
    expect(
      phone.view
        .all(patientDirectory)
        .rows.map(({ record }) => record.id)
        .sort(),
    ).toEqual(ids.slice(0, 3).sort())
    expect(phone.view.find(vitals, 'patientId', ids[0]!).rows).toHaveLength(1)
    // Complete where the list has all of it, and only there: older visits did not come along.
    expect(phone.view.find(allergies, 'patientId', ids[0]!).complete).toBe(true)
    expect(phone.view.find(visits, 'patientId', ids[0]!).complete).toBe(false)
    expect(await rawDump(browser.storage)).not.toContain('Warga')
  })

  it('keeps what is written outside in sight when it is back, and is empty when it gives the list back', async () => {
    const { house, browser, phone, ids } = await tabletForOutside()
    await phone.pull()
    browser.line.isUp = false
    const [visitId, newborn] = [houseId('outside'), houseId('newborn')]
    await phone.save(OpenVisit, (numbers) => ({
      ...anArrival({ visitId, patientId: ids[0]! }),
      ticket: numbers.ticket('A', '2026-11-20'),
    }))
    await phone.save(
      RecordVitals,
      { vitalsId: houseId('outside'), visitId, patientId: ids[0]!, values: someVitals({ weight: 13 }) },
      { refs: [{ entity: 'visits', id: visitId, baseVersion: null }] },
    )
    await phone.save(RegisterPatient, registration(newborn, 'By. Baru', { birthDate: '2026-11-20' }))
    browser.line.isUp = true
    await phone.drain()
    await phone.pull()
    house.time.advance(3_600_000)
    await phone.pull()
    expect(phone.view.get(visits, visitId)).toMatchObject({ rowVersion: 1, pendingBy: null })
    expect(phone.view.get(vitals, houseId('outside'))).not.toBeNull()
    expect(phone.view.get(patientDirectory, newborn)?.record.name).toBe('By. Baru')

    await phone.save(CloseOutreach, { listId: list, deviceId: houseId('phone') }, { unit: 'umum' })
    await phone.drain()
    await phone.pull()
    house.time.advance(3_600_000)
    await phone.pull()
    expect([
      phone.holding(scope),
      phone.view.all(patients).rows,
      phone.view.all(patientDirectory).rows,
    ]).toEqual([null, [], []])
    expect((await phone.outbox(9)).map(({ state }) => state)).toEqual(Array(4).fill('settled'))
    await phone.close()
    const later = await browser.open()
    await later.unlock('sari', PASSWORD)
    expect([
      later.view.all(patients).rows,
      later.view.all(patientDirectory).rows,
      later.view.all(visits).rows,
    ]).toEqual([[], [], []])
  })

  it('may open by a PIN outdoors, because it holds lists only', async () => {
    const { phone } = await tabletForOutside()
    await phone.pull()
    await phone.updatePerson(phone.snapshot.person!, {
      ...phone.snapshot.device!.policy,
      outdoorUnlock: true,
    })
    expect(await phone.startOutdoors('739164', 8)).toBe('started')
    expect(phone.snapshot.outdoorsUntil).not.toBeNull()
  })

  it('carries 300 people with six visits each in less than 2 MB on the line', async () => {
    const { browser, phone } = await tabletForOutside(301, 6)
    let onTheLine = 0
    browser.line.instead = async ({ path }, reach) => {
      const answer = await reach()
      if (path.endsWith('/pull')) onTheLine += gzipSync(answer.text).length
      return answer
    }
    await phone.pull()
    expect(phone.view.find(outreachPeople, 'listId', list).rows).toHaveLength(300)
    expect(phone.view.all(vitals).rows).toHaveLength(1800)
    expect(onTheLine).toBeLessThan(2_000_000)
  }, 60_000)
})
