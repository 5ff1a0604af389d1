import { expect, test, type Page } from 'playwright/test'
import {
  choosePatient,
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const go = (page: Page, screen: string) =>
  page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: screen }).click()
const items = (page: Page) => page.getByRole('listbox', { name: /^Data yang perlu dicek/ })

/** A bit of the disk went wrong between the save and the sending. */
const spoil = (page: Page, seq: number, kind: 'altered' | 'never sent') =>
  page.evaluate(
    ({ seq, kind }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('lentera')
        request.onerror = () => reject(request.error!)
        request.onsuccess = () => {
          const transaction = request.result.transaction('outbox', 'readwrite')
          const outbox = transaction.objectStore('outbox')
          outbox.get(seq).onsuccess = ({ target }) => {
            const record = (target as IDBRequest<{ hdr: object }>).result
            outbox.put(
              kind === 'altered'
                ? { ...record, hdr: { ...record.hdr, unit: 'gigi' } }
                : { ...record, state: 'unsendable', problem: 'command.malformed' },
            )
          }
          transaction.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      }),
    { seq, kind },
  )

async function discard(page: Page, reason: string, after: number): Promise<number> {
  await page.keyboard.press('b')
  const field = page.getByLabel('Batalkan catatan ini, karena')
  await field.waitFor()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Tulis alasan singkat.')).toBeVisible()
  await field.fill(reason)
  await page.keyboard.press('Control+Enter')
  return saved(page, after)
}

let hospital: Hospital
test.beforeAll(async () => {
  hospital = await Hospital.create()
})
test.afterAll(async () => {
  await hospital.destroy()
})

async function atDesk(profile: Profile): Promise<Page> {
  const page = await profile.open()
  await page.goto(hospital.url)
  await signIn(page, 'kepala')
  await untilCached(page)
  await untilAllSent(page)
  return page
}

test('what the server keeps apart, and what waits for something that never comes, is given up by keys with a reason', async () => {
  test.setTimeout(150_000)
  const profile = await Profile.create()
  try {
    const page = await atDesk(profile)
    // Altered on the disk: kept apart, and given up with a reason.
    await profile.context.setOffline(true)
    const altered = await registerPatient(page, 'Naomi Berubah', '9171044101809021', 0)
    await spoil(page, altered, 'altered')
    // Its registration never comes: the visit waits for it.
    const lost = await registerPatient(page, 'Obed Menunggu', '9171040101809022', altered)
    const visit = await openVisit(page, lost)
    await spoil(page, lost, 'never sent')
    await page.reload()
    await page.getByRole('navigation', { name: 'Layar' }).waitFor()
    await profile.context.setOffline(false)
    await untilAllSent(page)
    await expect(page.getByText('1 data tidak bisa dikirim; lihat di bawah.')).toBeVisible()
    await go(page, 'Perlu dicek')
    await items(page)
      .getByRole('option', { name: /Ditahan/ })
      .waitFor()
    await items(page)
      .getByRole('option', { name: /Menunggu data sebelumnya/ })
      .waitFor()

    await items(page)
      .getByRole('option', { name: /Ditahan/ })
      .press('Enter')
    await expect(page.getByText(/Ditahan di server, perlu dicek; isinya tidak hilang/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sudah benar, biarkan' })).toHaveCount(0)
    const given = await discard(page, 'Data di komputer rusak, pasien didaftar lagi', visit.seq)
    await go(page, 'Perlu dicek')
    await items(page)
      .getByRole('option', { name: /Menunggu data sebelumnya/ })
      .press('Enter')
    await expect(page.getByText(/server memeriksa sendiri begitu data itu datang/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sudah benar, biarkan' })).toHaveCount(0)
    await discard(page, 'Pasien pulang', given)
    await untilAllSent(page)
    const closed = await query(
      hospital,
      `select command_name, outcome, resolution from review_items where closed_at is not null order by 1`,
    )
    // The verdict that counts from then on; the first one stays in the log.
    expect(closed).toEqual([
      { command_name: 'patients.register', outcome: 'refused', resolution: 'discarded' },
      { command_name: 'visits.open', outcome: 'refused', resolution: 'discarded' },
    ])
    const first = await query(
      hospital,
      `select name, outcome from command_log where outcome in ('blocked', 'quarantined') order by name`,
    )
    expect(first).toEqual([
      { name: 'patients.register', outcome: 'quarantined' },
      { name: 'visits.open', outcome: 'blocked' },
    ])
  } finally {
    await profile.destroy()
  }
})

test('two numbers of one person are read as one, and what was written meanwhile is listed when that is taken back', async () => {
  test.setTimeout(150_000)
  const profile = await Profile.create()
  try {
    const page = await atDesk(profile)
    const one = await registerPatient(page, 'Ruth Ganda', '9171044101809023', 0)
    const two = await registerPatient(page, 'Ruth Ganda Lama', '9171044101809024', one)
    await page.getByRole('button', { name: 'Gabung RM ganda' }).click()
    await page.getByLabel(/^Cari nomor RM yang satunya/).fill('ruth ganda')
    await page
      .getByRole('listbox', { name: 'Pasien yang mungkin sama' })
      .getByRole('option')
      .first()
      .press('Enter')
    await page.getByRole('region', { name: 'Nomor yang satunya' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Pilih dulu nomor yang satunya')).toBeVisible()
    await page
      .getByRole('radiogroup', { name: 'RM yang tetap dipakai' })
      .getByRole('radio')
      .nth(1)
      .click({ force: true })
    await page.keyboard.press('Control+Enter')
    const linked = await saved(page, two)
    await untilAllSent(page)
    await choosePatient(page, 'ruth ganda lama')
    const opened = await openVisit(page, linked)
    const measured = await recordVitals(page, 'Ruth Ganda', opened.seq)
    await untilAllSent(page)
    await choosePatient(page, 'ruth ganda lama')
    await page.getByRole('button', { name: 'Gabung RM ganda' }).click()
    await page.getByRole('button', { name: 'Batalkan gabungan' }).click()
    await saved(page, measured)
    await untilAllSent(page)
    await go(page, 'Perlu dicek')
    await items(page)
      .getByRole('option', { name: /Ruth Ganda Lama/ })
      .press('Enter')
    await expect(page.getByText(/catatan dibuat saat kedua nomor dianggap satu orang/)).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Kunjungan' })).toContainText('Ruth Ganda')
    await expect(page.getByRole('listitem').filter({ hasText: 'Tanda vital' })).toContainText('Ruth Ganda')
  } finally {
    await profile.destroy()
  }
})
