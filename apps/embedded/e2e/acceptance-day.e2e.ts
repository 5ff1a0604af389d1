import { expect, test } from 'playwright/test'
import { Outside } from '../src/harness/day/outside.js'
import { Station } from '../src/harness/day/station.js'
import { peopleOfTheDay, untilRolesHold } from '../src/harness/day/town.js'
import {
  beginRizky,
  finishNewPerson,
  finishRizky,
  measure,
  openIntake,
  openVisit,
  registerKnown,
  saveIntake,
  registerTwins,
  registerYosefina,
} from '../src/harness/day/morning.js'
import { calledInVain, examine, handOver, openPrescription, typeLine } from '../src/harness/day/rooms.js'
import { lineBox } from '../src/harness/at-prescribing.js'
import { query } from '../src/harness/database.js'
import { amend, countBottles, offline, openAmend } from '../src/harness/day/afternoon.js'
import { allSafe, beginEster, goesOnAlone, listOf } from '../src/harness/day/outage.js'
import { endChecks } from '../src/harness/day/end-checks.js'
import { prescribed } from '../src/harness/prescribed.js'
import { signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { setClock } from '../src/harness/wrong-clock.js'
import { Hospital } from '../src/harness/hospital.js'

test.use({ actionTimeout: 30_000 })
test.describe.configure({ mode: 'serial' })

let hospital: Hospital
let outside: Outside
let [L1, L2, N1, D1, A1, A2]: Station[] = []

test.beforeAll(async () => {
  test.setTimeout(300_000)
  outside = await Outside.create()
  hospital = await Hospital.create({ internetTargets: outside.target })
  await peopleOfTheDay(hospital)
  L1 = await Station.open(hospital, 'loket')
  L2 = await Station.open(hospital, 'loket2')
})
test.afterAll(async () => {
  for (const station of [L1, L2, N1, D1, A1, A2]) await station?.profile.destroy()
  await hospital?.destroy()
  await outside?.cut()
})

test('the door', async () => {
  test.setTimeout(240_000)
  await test.step('acceptance-day 4', async () => {
    const { keys } = await registerKnown(L1!, 'parman krajan', /Suparman/)
    expect(keys + 1).toBeLessThanOrEqual(12)
  })
  await test.step('acceptance-day 5', async () => {
    await registerYosefina(L2!)
    const rows = () =>
      query(
        hospital,
        `select birth_date::text, birth_date_estimated, no_nik_reason from patients where name = 'Yosefina Kogoya'`,
      )
    await expect
      .poll(rows)
      .toEqual([{ birth_date: '1986-07-01', birth_date_estimated: true, no_nik_reason: 'card_lost' }])
  })
  await test.step('acceptance-day 6', async () => {
    await beginRizky(L1!)
    await beginRizky(L2!)
    const ticket = await finishRizky(L1!)
    const likely = L2!.page.getByRole('listbox', { name: 'Mungkin sudah terdaftar' })
    await expect(likely).toContainText('Rizky Kogoya', { timeout: 45_000 })
    await likely.getByRole('option').first().press('Enter')
    await expect(L2!.page.getByText(/^Sudah terdaftar hari ini \d\d:\d\d, Loket /)).toBeVisible()
    await expect(L2!.page.getByRole('button', { name: 'Buka kunjungan' })).toBeFocused()
    await L2!.press('Enter')
    await expect(L2!.page.getByRole('heading', { name: `Kunjungan ${ticket}` })).toBeVisible()
  })
  await test.step('acceptance-day 7', async () => {
    await registerTwins(L1!)
    await openVisit(L1!)
    await untilAllSent(L1!.page)
    const twin = { born: '2026-10-31', reason: 'newborn', mother: 'Dewi Lestari', twin: true }
    expect(
      await query(
        hospital,
        `select name, birth_date::text as born, no_nik_reason as reason, mother_name as mother, birth_order as nth,
          twin_of is not null as twin from patients where name like 'By Dewi%' order by name`,
      ),
    ).toEqual([
      { ...twin, name: 'By Dewi Lestari Dua', nth: 2 },
      { ...twin, name: 'By Dewi Lestari Satu', nth: 1 },
    ])
  })
})

test('the rooms', async () => {
  test.setTimeout(240_000)
  N1 = await Station.open(hospital, 'perawat')
  await test.step('acceptance-day 9', async () => {
    await registerKnown(L1!, 'yakob wenda', /Yakob Wenda/)
    await registerKnown(L1!, 'fitri kaisiepo', /Fitri Kaisiepo/)
    await registerKnown(L2!, 'aisyah hasnah', /Aisyah Hasnah/)
    await openIntake(N1!, 'Yakob Wenda')
    await expect(
      N1!.page.getByRole('paragraph').filter({ hasText: /ALERGI Amoksisilin \(\d\d-\d\d-\d{4}\)/ }),
    ).toBeVisible()
    await expect(N1!.page.getByText(/Jawaban terakhir: ALERGI Amoksisilin \(\d\d-\d\d-\d{4}\)/)).toBeVisible()
    await N1!.press(
      'Batuk 3 minggu',
      'Enter',
      'Enter',
      'Alt+n',
      '12080',
      'Enter',
      '80',
      'Enter',
      '18',
      'Enter',
      '365',
      'Enter',
      '98',
      'Enter',
      '61',
    )
    await saveIntake(N1!)
  })
  await test.step('acceptance-day 10', async () => {
    await openIntake(N1!, 'Fitri Kaisiepo')
    await N1!.page.getByLabel('Keluhan').fill('Kontrol hamil')
    await N1!.page.getByLabel('TD (tensi)').fill('15298')
    await N1!.page.getByLabel('TD (tensi)').press('Enter')
    await expect(N1!.page.getByLabel('TD (tensi)')).toHaveValue('152/98')
    await expect(N1!.page.locator('[data-field="pressure"]')).toContainText('▲ Tinggi')
    await saveIntake(N1!)
  })
  await test.step('acceptance-day 11', async () => {
    await outside.cut()
    for (const { page } of [L1!, L2!, N1!]) {
      await expect(page.getByText('Internet putus')).toBeVisible({ timeout: 60_000 })
      await expect(page.getByText('Server terhubung')).toBeVisible()
    }
  })
  await test.step('acceptance-day 10', async () => {
    await openIntake(N1!, 'Fitri Kaisiepo')
    await expect(N1!.page.getByText(/^Sudah diukur/)).toBeVisible()
    await N1!.page.getByLabel('TD (tensi)').fill('15096')
    await N1!.page.getByLabel('TD (tensi)').press('Enter')
    await saveIntake(N1!)
    await untilAllSent(N1!.page)
    expect(
      await query(
        hospital,
        `select systolic, diastolic from vitals v join patients p on p.id = v.patient_id
          where p.name like 'Fitri%' order by measured_at`,
      ),
    ).toEqual([
      { systolic: 152, diastolic: 98 },
      { systolic: 150, diastolic: 96 },
    ])
  })
  await test.step('acceptance-day 13', async () => {
    await openIntake(N1!, 'Aisyah Hasnah')
    const box = (label: string) => N1!.page.getByLabel(label, { exact: true })
    await N1!.page.getByLabel('Keluhan').fill('Sesak')
    await box('BB').fill('90')
    await box('BB').press('Enter')
    await expect(N1!.page.getByText(/^90 kg, umur 13 bl.*: 9\? Enter pakai 9\.$/)).toBeVisible()
    await box('BB').press('Enter')
    await expect(box('BB')).toHaveValue('9')
    await box('Suhu').fill('385')
    await box('Suhu').press('Enter')
    await expect(box('Suhu')).toHaveValue('38,5')
    await box('RR').fill('52')
    await expect(N1!.page.locator('[data-field="respiratoryRate"]')).toContainText('▲ Tinggi')
    await saveIntake(N1!)
  })
  await test.step('measured', async () => {
    for (const name of ['Suparman', 'Yosefina Kogoya']) {
      await measure(N1!, name)
      await saveIntake(N1!)
    }
  })
})

test('the doctor', async () => {
  test.setTimeout(240_000)
  D1 = await Station.open(hospital, 'dokter')
  await test.step('acceptance-day 15', async () => {
    await openPrescription(D1!, 'Yakob Wenda')
    await typeLine(D1!, 1, 'amox500 3x1 pc 5hr', 'Amoksisilin tab 500 mg')
    const alert = D1!.page.getByRole('alert').filter({ hasText: 'Alergi Amoksisilin' })
    await expect(alert).toContainText(/Dicatat \d\d-\d\d-\d{4} oleh Ns\. Maria Rumbiak/)
    await D1!.press('Control+Enter')
    await expect(D1!.page.getByText('Tulis alasannya, atau ganti obatnya.')).toBeVisible()
    await D1!.page.getByLabel('Tetap berikan, alasan:').fill('Sudah sering minum, tidak ada reaksi')
    await D1!.press('Control+Enter')
    await D1!.saved('Resep')
  })
  await test.step('acceptance-day 16', async () => {
    await openPrescription(D1!, 'Suparman')
    await D1!.press('amlo10 1x1 30')
    await expect(D1!.page.getByRole('option', { name: /Amlodipin tab 10 mg/ })).toContainText(
      /Kosong, per \d\d[.:]\d\d/,
    )
    await lineBox(D1!.page, 1).fill('')
    await typeLine(D1!, 1, 'amlo5 1x2 30hr', 'Amlodipin tab 5 mg')
    await D1!.press('Control+Enter')
    await D1!.saved('Resep')
  })
  await test.step('acceptance-day 19', async () => {
    await calledInVain(N1!, 'Rizky Kogoya')
    await measure(N1!, 'Rizky Kogoya', '14')
    await saveIntake(N1!)
    await untilAllSent(N1!.page)
    const calls = await query(
      hospital,
      `select c.nth, u.name from queue_calls c join users u on u.id = c.by join patients p on p.id = c.patient_id
        where p.name = 'Rizky Kogoya' and c.at is not null order by c.at`,
    )
    expect(calls).toEqual([1, 2, 3, 4].map((nth) => ({ nth, name: 'Ns. Maria Rumbiak' })))
  })
})

let printedLast = ''
let others: string[] = []
/** Whom the doctor sees while the server is off. */
const examined = [
  ...['Yakob Wenda', 'Fitri Kaisiepo', 'Aisyah Hasnah'],
  ...['Suparman', 'Yosefina Kogoya', 'Rizky Kogoya'],
]

test('the power cut', async () => {
  test.setTimeout(420_000)
  A1 = await Station.open(hospital, 'apoteker')
  A2 = await Station.open(hospital, 'apoteker2')
  const plain = [{ drug: 'Parasetamol tab 500', quantity: 9 }]
  const bottle = [
    { drug: 'OBH', quantity: 1 },
    { drug: 'Klorfeniramin', quantity: 9 },
  ]
  others = [...(await prescribed(hospital, bottle, 2)), ...(await prescribed(hospital, plain, 2, 2))]
  for (const counter of [A1!, A2!]) {
    await counter.screen('Resep masuk')
    for (const name of others) await expect(counter.row(name)).toBeVisible({ timeout: 60_000 })
  }
  await D1!.screen('Daftar tunggu')
  for (const name of examined)
    await expect(D1!.row(name)).toContainText(/Menunggu dokter|Sedang diperiksa|Menunggu obat/, {
      timeout: 60_000,
    })

  await test.step('acceptance-day 20', async () => {
    await beginEster(L1!)
    await L1!.page.waitForTimeout(1_000)
    printedLast = (await registerKnown(L2!, 'barnabas randa', /Barnabas Randa Bunga/)).ticket
    await Promise.all([L1!.powerCut(), L2!.powerCut()])
    await hospital.stop()
    for (const station of [N1!, D1!, A1!, A2!]) await goesOnAlone(station)
  })
  await test.step('acceptance-day 22', async () => {
    for (const name of examined) await examine(D1!, name)
    for (const [n, name] of others.entries()) await handOver(n % 2 ? A2! : A1!, name)
    await handOver(A1!, 'Yakob Wenda')
    await handOver(A2!, 'Suparman')
  })
})

test('the power is back', async () => {
  test.setTimeout(420_000)
  await test.step('acceptance-day 23', async () => {
    await hospital.start()
    await untilRolesHold(hospital)
    await L2!.turnOn()
    await signIn(L2!.page, 'loket2')
    await L2!.screen('Daftar tunggu')
    await expect(L2!.row('Barnabas Randa Bunga')).toContainText(printedLast, { timeout: 45_000 })
    await L1!.turnOn(Date.parse('2009-01-01T00:00:00Z') - Date.now())
    await signIn(L1!.page, 'loket')
    await L1!.press('F3')
    await expect(L1!.page.getByLabel('Nama ibu')).toHaveValue('Ruth Pad')
    await expect(L1!.page.getByLabel('Nama lengkap')).toHaveValue('Ester Padam')
    // Saving goes on under the wrong clock, and gets a number of its own.
    await L1!.page.getByLabel('Nama ibu').fill('Ruth Padam')
    await finishNewPerson(L1!)
    const ticket = await openVisit(L1!)
    expect(ticket).not.toBe(printedLast)
    await setClock(L1!.page, 0)
  })
  await test.step('acceptance-day 24', async () => {
    for (const station of [L1!, L2!, N1!, D1!, A1!, A2!]) await allSafe(station)
    const lists = []
    for (const station of [L1!, L2!, N1!, D1!]) {
      await expect(async () => {
        expect(await listOf(station)).toContainEqual(expect.stringContaining('Ester Padam'))
      }).toPass({ timeout: 60_000 })
      lists.push(await listOf(station))
    }
    for (const list of lists) expect(list).toEqual(lists[0])
    const times = await query<{ username: string; suspect: boolean; late: number }>(
      hospital,
      `select u.username, l.clock_suspect as suspect, max(abs(extract(epoch from l.received_at - l.occurred_at)))::int as late
        from command_log l join users u on u.id = l.actor_id where l.seq is not null group by 1, 2`,
    )
    // The times of the outage are the true ones; whoever worked under the wrong clock is in doubt.
    for (const { late } of times) expect(late).toBeLessThan(900)
    expect(times).toContainEqual(expect.objectContaining({ username: 'loket', suspect: true }))
  })
  await test.step('acceptance-day 26', async () => {
    // Told to whoever took it below zero as the server came to hear it.
    const counter = await countBottles(A1!, A2!)
    const items = () =>
      query(
        hospital,
        `select closed_at is not null as closed from review_items where issue_code = 'inventory.negative_balance'`,
      )
    await untilAllSent(counter.page)
    expect(await items()).toEqual([{ closed: true }])
  })
  await test.step('acceptance-day 27', async () => {
    for (const { page } of [L1!, L2!]) await openAmend(page, 'Suparman')
    await offline(true, L1!, L2!)
    await amend(L1!, { 'No. HP': '081200000001' })
    await amend(L2!, { 'Dusun / kampung': 'Krajan Timur' })
    await offline(false, L1!, L2!)
    await allSafe(L1!)
    await allSafe(L2!)
    expect(
      await query(
        hospital,
        `select p.hamlet, (select count(*)::int from patient_identifiers i where i.patient_id = p.id and i.kind = 'phone') as phones from patients p where p.name = 'Suparman'`,
      ),
    ).toEqual([{ hamlet: 'Krajan Timur', phones: 1 }])

    for (const { page } of [L1!, L2!]) await openAmend(page, 'Yosefina Kogoya')
    await offline(true, L1!, L2!)
    await amend(L1!, { NIK: '9171044107869111' })
    await amend(L2!, { NIK: '9171044107869112' })
    await offline(false, L1!)
    await allSafe(L1!)
    await offline(false, L2!)
    await allSafe(L2!)
    await L2!.screen('Perlu dicek')
    await L2!.page.getByRole('option', { name: /NIK/ }).first().press('Enter')
    for (const side of ['Yang berlaku sekarang', 'Usulan perubahan'])
      await expect(L2!.page.getByRole('region', { name: side })).toContainText(/\d\d:\d\d/)
    await L2!.press('2')
    await L2!.saved()
    await allSafe(L2!)
    expect(
      await query(
        hospital,
        `select issue_code, closed_by_command is not null as closed from review_items order by opened_at`,
      ),
    ).toEqual([
      { issue_code: 'inventory.negative_balance', closed: true },
      { issue_code: 'patients.identity_conflict', closed: true },
    ])
  })
  await test.step('acceptance-day 28', async () => {
    await L2!.press('F3')
    await L2!.page.getByLabel('Nama lengkap').fill('Maria Separuh')
    await L2!.page.getByLabel('Nama ibu').focus()
    await L2!.press('Lea Sep')
    await L2!.page.waitForTimeout(1_000)
    await L2!.reopenTab()
    await signIn(L2!.page, 'loket2')
    await expect(L2!.page.getByLabel('Nama lengkap')).toHaveValue('Maria Separuh')
    await expect(L2!.page.getByLabel('Nama ibu')).toBeFocused()
    await L2!.press('aruh')
    await expect(L2!.page.getByLabel('Nama ibu')).toHaveValue('Lea Separuh')
  })
  await test.step('acceptance-day 30', async () => {
    await outside.restore()
    for (const station of [L1!, L2!, N1!, D1!, A1!, A2!]) await allSafe(station)
    await endChecks(hospital)
    expect(await query(hospital, `select issue_code from review_items where closed_at is null`)).toEqual([])
    await expect(L1!.page.getByText('Internet tersambung')).toBeVisible({ timeout: 60_000 })
  })
  await test.step('acceptance-day E12', () => {
    const said = hospital.said.join('\n')
    for (const name of ['Suparman', 'Yosefina', 'Rizky', 'Wenda', 'Kaisiepo', '9171044107869111', ...others])
      expect(said).not.toContain(name)
  })
})
