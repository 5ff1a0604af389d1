import { describe, expect, it } from '@jest/globals'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PullAnswer, PullRequest } from '@lentera/contracts/sync/pull'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { arrival, Browser, registration } from './browser.js'
import { readAll } from './hands.js'

const HOUR_MS = 3_600_000
const DAY = 'day:umum:2026-11-20'

/** A desk that registered three people, and another device that read them; `spoil` changes one of its pulls. */
async function reader(spoil: (answer: PullAnswer) => PullAnswer) {
  const house = await openHouse()
  const desk = new Browser(house, 'desk')
  const core = await desk.ready()
  for (const name of ['Rina', 'Yosef', 'Wati']) {
    await core.save(RegisterPatient, registration(houseId(name), name))
    await core.save(OpenVisit, arrival(houseId(`visit ${name}`), houseId(name)))
  }
  await core.drain()
  const browser = new Browser(house)
  const reading = await browser.ready()
  browser.line.instead = async ({ path }, reach) => {
    if (!path.endsWith('/pull')) return null
    const real = await reach()
    return { ...real, text: JSON.stringify(spoil(JSON.parse(real.text) as PullAnswer)) }
  }
  await reading.pull()
  browser.line.instead = async () => null
  const pulls = () =>
    browser.line.requests.filter(({ path }) => path.endsWith('/pull')).map(({ body }) => body as PullRequest)
  const journal = async () =>
    (await readAll(browser.storage)).journal!.map(({ value }) => value as { event: string; detail?: string })
  return { house, reading, pulls, journal }
}

const changed = (
  answer: PullAnswer,
  scope: string,
  change: (rows: PullAnswer['scopes'][0]['rows']) => PullAnswer['scopes'][0]['rows'],
) => ({
  ...answer,
  scopes: answer.scopes.map((one) => (one.name === scope ? { ...one, rows: change(one.rows) } : one)),
})

describe('S21: rows here and rows on the server', () => {
  it.each([
    ['a row that never came', 'dir', (answer: PullAnswer) => changed(answer, 'dir', (rows) => rows.slice(1))],
    [
      'a row in another version',
      DAY,
      (answer: PullAnswer) =>
        changed(answer, DAY, (rows) =>
          rows.map((row) =>
            row.id === houseId('Rina')
              ? { ...row, rowVersion: 9, data: { ...row.data, name: 'Rusak' } }
              : row,
          ),
        ),
    ],
  ])('are compared every hour, and what differs is fetched anew: %s', async (_, scope, spoil) => {
    const { house, reading, pulls, journal } = await reader(spoil)
    const saved = await reading.save(RegisterPatient, registration(houseId('Budi'), 'Budi'))
    house.time.advance(HOUR_MS)
    await reading.pull()
    expect((await journal()).filter(({ event }) => event === 'digest.differs')).toMatchObject([
      { detail: scope.split(':')[0] },
    ])
    expect(
      pulls()
        .at(-1)!
        .scopes.map(({ name }) => name),
    ).not.toContain(scope)
    expect(
      reading.view.all(patientDirectory).rows.filter(({ pendingBy }) => pendingBy === null),
    ).toHaveLength(3)
    expect(reading.view.get(patients, houseId('Rina'))!.record).toMatchObject({ name: 'Rina' })
    expect(reading.view.find(patientDirectory, 'id', houseId('Rina')).complete).toBe(true)
    expect((await reading.outbox(1))[0]).toMatchObject({ id: saved.id, state: 'pending' })

    const asked = pulls().length
    await reading.pull()
    expect(
      pulls()
        .slice(asked)
        .map(({ digests }) => digests),
    ).toEqual([undefined])
    house.time.advance(HOUR_MS)
    await reading.pull()
    expect((await journal()).filter(({ event }) => event === 'digest.differs')).toHaveLength(1)
  })

  it('agree where nothing went wrong, and after a row of a scope was changed and one left', async () => {
    const { house, reading, journal, pulls } = await reader((answer) => answer)
    house.time.advance(HOUR_MS)
    await reading.pull()
    expect(pulls().at(-1)).toMatchObject({ digests: true })
    expect(await journal()).toEqual([])
  })
})
