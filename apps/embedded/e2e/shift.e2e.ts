import { expect, test, type Page } from 'playwright/test'
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
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const account = (page: Page) => page.getByRole('button', { name: /^Akun/ })

async function lock(page: Page): Promise<void> {
  await account(page).click()
  await page.getByRole('menuitem', { name: 'Kunci' }).click()
  await page.getByLabel('Nama pengguna').waitFor()
}

const sentBy = (hospital: Hospital) =>
  query<{ username: string; times: number; commands: number }>(
    hospital,
    `select u.username, count(*)::int as times, count(distinct l.id)::int as commands
      from command_log l join users u on u.id = l.actor_id where l.seq is not null group by 1 order by 1`,
  )

test('T15: who leaves with 37 records that wait loses none: the line returns while locked, and they arrive under the right name', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    await hospital.kill()

    // Two registrations, and five times registration, visit, chart opened, intake begun, its answers, allergies, vitals.
    let seq = 0
    for (const [n, name] of ['Rahel', 'Silas'].entries())
      seq = await registerPatient(page, `${name} Menunggu`, `91710401018091${n + 10}`, seq)
    for (let n = 1; n <= 5; n += 1) {
      const name = `Pasien Tunggu${String.fromCharCode(64 + n)}`
      const visit = await openVisit(page, await registerPatient(page, name, `917104010180910${n}`, seq))
      seq = await recordVitals(page, name, visit.seq)
    }
    expect(await unsent(page)).toBe('37 data')
    await lock(page)

    await hospital.start()
    await expect
      .poll(() => sentBy(hospital), { timeout: 60_000 })
      .toEqual([{ username: 'perawat', times: 37, commands: 37 }])
    await expect(page.getByLabel('Nama pengguna')).toBeVisible()

    await signIn(page, 'loket')
    await choosePatient(page, 'Rahel Menunggu')
    await openVisit(page, 0)
    await untilAllSent(page)
    expect(await sentBy(hospital)).toEqual([
      { username: 'loket', times: 1, commands: 1 },
      { username: 'perawat', times: 37, commands: 37 },
    ])
    const [rows] = await query<{ patients: number; visits: number; vitals: number }>(
      hospital,
      `select (select count(*) from patients where name like 'Pasien Tunggu_' or name like '% Menunggu')::int as patients,
        (select count(*) from visits)::int as visits, (select count(*) from vitals)::int as vitals`,
    )
    expect(rows).toEqual({ patients: 7, visits: 6, vitals: 5 })
    await atWork(page)
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
