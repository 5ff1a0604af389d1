import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import {
  atWork,
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { cameraArgs, filmQr } from '../src/harness/fake-camera.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { scan } from '../src/harness/typing-scanner.js'

const banner = (page: Page) => page.getByLabel('Pasien yang terbuka')
const screen = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name, exact: true }).click()

/** Asks for a ticket by the key of the waiting list, once that list is there to hear it. */
async function askForTicket(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Daftar tunggu' }).click()
  await page.getByRole('button', { name: 'Buka dari tiket' }).waitFor()
  await page.keyboard.press('Alt+k')
  await page.getByRole('dialog', { name: 'Buka dari tiket' }).waitFor()
}

/** What the QR on the screen says; that its squares say the same is shown by the test of the drawing. */
const codeOf = async (page: Page, ticket: string): Promise<string> => {
  await page.getByRole('img', { name: `QR tiket ${ticket}` }).waitFor()
  return (await page.locator('[data-code]').getAttribute('data-code'))!
}

async function enrolled(
  profile: Profile,
  hospital: Hospital,
  username: string,
  args: string[] = [],
): Promise<Page> {
  const page = await profile.open(undefined, args)
  await page.goto(hospital.url)
  await signIn(page, username)
  await untilCached(page)
  // The key that devices share comes with the first pull.
  await untilAllSent(page)
  return page
}

test('with the server down the QR of a ticket opens the visit in the next room, typed by a scanner or before a camera, and its number does so too', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const [loket, room] = [await Profile.create(), await Profile.create()]
  const film = join(room.folder, 'camera.y4m')
  try {
    const desk = await enrolled(loket, hospital, 'loket')
    const nurse = await enrolled(room, hospital, 'perawat', cameraArgs(film))
    await hospital.kill()
    // A desk that prints has it on the paper; this one shows it.
    await screen(desk, 'Loket')
    await desk.getByText('Cetak tiket setiap kali Daftarkan').click()

    const first = await openVisit(desk, await registerPatient(desk, 'Anton Tiket', '9171040101809011', 0))
    const scanned = await codeOf(desk, first.ticket)
    const second = await openVisit(
      desk,
      await registerPatient(desk, 'Beni Tiket', '9171040101819012', first.seq),
    )
    await filmQr(room.folder, await codeOf(desk, second.ticket))
    await desk.getByLabel('Cari pasien').fill('siti')
    const known = await desk.getByRole('listbox', { name: 'Pasien yang cocok' }).getByRole('option').first()
    const knownName = (await known.locator('strong').first().innerText()).trim()
    await desk.getByLabel('Cari pasien').press('Enter')
    const third = await openVisit(desk, second.seq)

    // A scanner, with the focus in a field that holds something: it keeps it, and the visit opens.
    await screen(nurse, 'Loket')
    await nurse.getByLabel('Cari pasien').fill('wanggai')
    await nurse.getByLabel('Cari pasien').focus()
    await scan(nurse, scanned)
    await expect(banner(nurse)).toContainText('Anton Tiket')
    await expect(nurse.getByLabel('Cari pasien')).toHaveValue('wanggai')
    await nurse.getByLabel('Cari pasien').fill('')

    // A card, read while the focus is in a form: it is looked for, and the field keeps what it held.
    await nurse.keyboard.press('F3')
    const name = nurse.getByLabel('Nama lengkap')
    await name.fill('Anton')
    await name.focus()
    await scan(nurse, '0001234567890')
    await expect(nurse.getByLabel('Cari pasien')).toHaveValue('0001234567890')
    await expect(nurse.getByLabel('Cari pasien')).toBeFocused()
    await expect(name).toHaveValue('Anton')
    await nurse.getByLabel('Cari pasien').fill('')
    const vitals = await recordVitals(nurse, 'Anton Tiket', 0)

    // The camera.
    await askForTicket(nurse)
    await nurse.getByRole('button', { name: 'Pakai kamera' }).click()
    await expect(banner(nurse)).toContainText('Beni Tiket', { timeout: 30_000 })

    // The number of a visit that is here, typed.
    await askForTicket(nurse)
    await nurse.getByLabel('Nomor tiket').fill(first.ticket.toLowerCase())
    await nurse.keyboard.press('Enter')
    await expect(banner(nurse)).toContainText('Anton Tiket')

    // The number of one that never was: the patient is looked for, the visit takes the printed number.
    await askForTicket(nurse)
    await nurse.getByLabel('Nomor tiket').fill(third.ticket)
    await nurse.keyboard.press('Enter')
    await expect(nurse.getByText(`Tiket ${third.ticket} belum ada di komputer ini.`)).toBeVisible()
    await nurse.getByRole('button', { name: 'Cari pasiennya' }).click()
    await nurse.getByLabel('Cari pasien').fill('siti')
    await nurse.getByRole('listbox', { name: 'Pasien yang cocok' }).waitFor()
    await nurse.getByLabel('Cari pasien').press('Enter')
    await expect(nurse.getByText(`Memakai tiket ${third.ticket}`)).toBeVisible()
    await expect(banner(nurse)).toContainText(knownName)
    await nurse.keyboard.press('Control+Enter')
    await saved(nurse, vitals)
    await expect(nurse.getByTestId('ticket')).toContainText(third.ticket)

    await hospital.start()
    await untilAllSent(nurse)
    await untilAllSent(desk)
    await atWork(desk)
    const rows = await query<{ name: string; times: number; outcomes: string[]; via: number }>(
      hospital,
      `select name, count(*)::int as times, array_agg(distinct outcome) as outcomes, count(via)::int as via
        from command_log where seq is not null and name like any (array['patients.register', 'visits.open', 'charting.recordVitals'])
        group by name order by name`,
    )
    expect(rows).toEqual([
      { name: 'charting.recordVitals', times: 1, outcomes: ['applied'], via: 0 },
      { name: 'patients.register', times: 2, outcomes: ['applied'], via: expect.any(Number) },
      { name: 'visits.open', times: 4, outcomes: ['applied'], via: expect.any(Number) },
    ])
    const [linked] = await query<{ visits: number; linked: number; tickets: number; vitals: number }>(
      hospital,
      `select count(*)::int as visits, count(same_as)::int as linked,
         (select count(*) from queue_tickets)::int as tickets, (select count(*) from vitals)::int as vitals from visits`,
    )
    expect(linked).toEqual({ visits: 4, linked: 1, tickets: 3, vitals: 1 })
  } finally {
    await loket.destroy()
    await room.destroy()
    await hospital.destroy()
  }
})
