import { expect, test, type Page } from 'playwright/test'
import { devicesCommands, query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import {
  atWork,
  choosePatient,
  openVisit,
  recordVitals,
  registerPatient,
  signIn,
  unsent,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'

// S1, S2, S11, S14: the promise of the cable, with real processes and real kills.
test.describe('a patient and their vitals', () => {
  let hospital: Hospital
  let profile: Profile

  test.beforeEach(async () => {
    hospital = await Hospital.create()
    profile = await Profile.create()
  })
  test.afterEach(async () => {
    await profile.destroy()
    await hospital.destroy()
  })

  test('survive a dead server and a killed browser, and arrive exactly once', async () => {
    let page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    await hospital.kill()

    const registered = await registerPatient(page, 'Yosefina Kabel', '9171044101909001', 0)
    const visit = await openVisit(page, registered)
    await recordVitals(page, 'Yosefina Kabel', visit.seq)
    await profile.kill()

    page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    expect(await unsent(page)).toMatch(/^[1-9]/)

    await hospital.start()
    await untilAllSent(page)
    for (const name of [
      'patients.register',
      'visits.open',
      'charting.recordVitals',
      'charting.recordAllergyAnswer',
    ]) {
      expect(await devicesCommands(hospital, name), name).toEqual([
        { id: expect.any(String), outcome: 'applied', times: 1 },
      ])
    }
    const [patient] = await query<{ patients: number; visits: number; vitals: number; ticket: string }>(
      hospital,
      `select count(distinct p.id)::int as patients, count(distinct v.id)::int as visits, count(distinct t.id)::int as vitals,
         min(q.number) as ticket
       from patients p join visits v on v.patient_id = p.id join vitals t on t.visit_id = v.id
         join queue_tickets q on q.visit_id = v.id where p.name = 'Yosefina Kabel'`,
    )
    expect(patient).toEqual({ patients: 1, visits: 1, vitals: 1, ticket: visit.ticket })
  })

  const disturbances: Record<string, (page: Page) => Promise<Page>> = {
    'a reload': async (page) => {
      await page.reload()
      await atWork(page)
      return page
    },
    // The old tab is closed at once: the keys must have been handed over by then.
    'a new tab': async (page) => {
      const tab = await profile.context.newPage()
      await tab.goto(`${hospital.url}/tunggu/`)
      await atWork(tab)
      await page.close()
      return tab
    },
    // A new start of the browser asks for the password, once.
    'a kill of the browser': async () => {
      await profile.kill()
      const page = await profile.open()
      await page.goto(hospital.url)
      await signIn(page, 'perawat')
      return page
    },
  }

  for (const [title, disturb] of Object.entries(disturbances))
    test(`survive ${title} after each "Tersimpan" with the server off`, async () => {
      let page = await profile.open()
      await page.goto(hospital.url)
      await signIn(page, 'perawat')
      await untilCached(page)
      await hospital.kill()

      const seq = await registerPatient(page, 'Markus Gangguan', '9171040101809002', 0)
      page = await disturb(page)
      await choosePatient(page, 'Markus Gangguan')
      const visit = await openVisit(page, seq)
      page = await disturb(page)
      await recordVitals(page, 'Markus Gangguan', visit.seq)
      page = await disturb(page)

      await hospital.start()
      await untilAllSent(page)
      for (const name of ['patients.register', 'visits.open', 'charting.recordVitals'])
        expect(await loggedOwn(name), name).toHaveLength(1)
      const [rows] = await query<{ visits: number; vitals: number; ticket: string }>(
        hospital,
        `select (select count(*) from visits)::int as visits, (select count(*) from vitals)::int as vitals,
           (select min(number) from queue_tickets) as ticket`,
      )
      expect(rows).toEqual({ visits: 1, vitals: 1, ticket: visit.ticket })
    })

  test('are seen by somebody who signs in on the locked computer for the first time', async () => {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'loket')
    await untilCached(page)
    const seq = await registerPatient(page, 'Yosefina Kunci', '9171044101909001', 0)
    await openVisit(page, seq)
    await page.getByRole('button', { name: /^Akun/ }).click()
    await page.getByRole('menuitem', { name: 'Kunci' }).click()

    // One contact with the server is enough, and nobody has to be fetched.
    await signIn(page, 'perawat')
    await recordVitals(page, 'Yosefina Kunci', seq)
    await untilAllSent(page)
    expect(await loggedOwn('charting.recordVitals')).toHaveLength(1)
    const authors = await query<{ username: string }>(
      hospital,
      `select distinct u.username from command_log l join users u on u.id = l.actor_id
        where l.seq is not null and l.name in ('patients.register', 'charting.recordVitals') order by 1`,
    )
    expect(authors.map(({ username }) => username)).toEqual(['loket', 'perawat'])
  })

  const loggedOwn = async (name: string) => {
    const commands = await devicesCommands(hospital, name)
    expect(commands.every(({ times }) => times === 1)).toBe(true)
    return commands.map(({ id }) => id)
  }
})
