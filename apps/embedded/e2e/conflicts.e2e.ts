import { expect as expectAtOnce, test, type Page } from 'playwright/test'
import {
  choosePatient,
  openVisit,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
} from '../src/harness/at-the-desk.js'
import { devicesCommands, query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

/** A desk whose stream to the server was cut asks by itself every 15 s. */
const expect = expectAtOnce.configure({ timeout: 45_000 })

type Answers = Readonly<Partial<Record<'Nama lengkap' | 'No. HP' | 'Pekerjaan', string>>>

const toCheck = (page: Page) => page.getByRole('link', { name: /^Perlu dicek/ })
const form = (page: Page) => page.getByRole('form', { name: 'Ubah data pasien' })
const nothingToCheck = (page: Page) => page.getByText('Tidak ada yang perlu dicek.')

async function openAmend(page: Page, name: string): Promise<void> {
  await choosePatient(page, name)
  await page.getByRole('button', { name: 'Ubah data' }).waitFor()
  await page.keyboard.press('Alt+n')
  await form(page).waitFor()
}

/** In the form that is open. */
async function change(page: Page, answers: Answers): Promise<void> {
  for (const [label, value] of Object.entries(answers)) await page.getByLabel(label).fill(value)
  await page.keyboard.press('Control+Enter')
  await expect(form(page)).toBeHidden()
  await expect(page.getByTestId('saved')).toContainText('Perubahan data')
}

/** What stands for a person at this desk. */
async function stands(page: Page, name: string, answers: Answers): Promise<void> {
  await openAmend(page, name)
  for (const [label, value] of Object.entries(answers))
    await expect(page.getByLabel(label)).toHaveValue(value)
  await page.keyboard.press('Escape')
  await expect(form(page)).toBeHidden()
}

async function asksNobody(page: Page): Promise<void> {
  await toCheck(page).click()
  await expect(nothingToCheck(page)).toBeVisible()
}

/** All answers to the fields of patients in the order in which they were given, the registration's left out. */
const answersInLog = async (hospital: Hospital) =>
  (
    await query<{ answer: string }>(
      hospital,
      `select c.field || ' ' || c.state as answer from patient_field_changes c
        join command_log l on l.id = c.command_id where c.by is not null order by l.xid, l.seq, c.field`,
    )
  ).map(({ answer }) => answer)

test('T3: two desks without a line change one patient: different fields both stand, of two phone numbers the loser is kept, and who the person is says one person, once, on both screens', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profiles = [await Profile.create(), await Profile.create()] as const
  try {
    const [first, second] = [await profiles[0].open(), await profiles[1].open()]
    /** Both desks open the patient, lose the line and answer; the first one has it back first. */
    const apart = async (name: string, ofFirst: Answers, ofSecond: Answers) => {
      await openAmend(first, name)
      await openAmend(second, name)
      for (const { context } of profiles) await context.setOffline(true)
      await change(first, ofFirst)
      await change(second, ofSecond)
      await profiles[0].context.setOffline(false)
      await untilAllSent(first)
      await profiles[1].context.setOffline(false)
      await untilAllSent(second)
    }
    for (const page of [first, second]) {
      await page.goto(hospital.url)
      await signIn(page, 'loket')
    }
    await openVisit(first, await registerPatient(first, 'Rina Wanggai', '9171044101909001', 0))
    await untilAllSent(first)
    await untilAllSent(second)

    // Different fields. The second desk holds the directory only: opening the form brings the patient.
    await apart('Wanggai', { 'No. HP': '081200000001' }, { Pekerjaan: 'Guru' })
    for (const page of [first, second]) {
      await stands(page, 'Wanggai', { 'No. HP': '081200000001', Pekerjaan: 'Guru' })
      await asksNobody(page)
    }

    // One everyday field, by clocks that prove nothing: what the server has stands, one key takes the other.
    await apart('Wanggai', { 'No. HP': '081200000002' }, { 'No. HP': '081200000003' })
    for (const page of [first, second]) {
      await stands(page, 'Wanggai', { 'No. HP': '081200000002' })
      await asksNobody(page)
    }
    await second.getByRole('link', { name: 'Loket', exact: true }).click()
    const aside = second.getByText(/No. HP Rina Wanggai juga diubah Anda di komputer lain, \d\d:\d\d/)
    await expect(aside).toContainText('Yang berlaku: 081200000002')
    await expect(aside).toContainText('Isian Anda, 081200000003, tersimpan di riwayat')
    await second.keyboard.press('Alt+k')
    await untilAllSent(second)
    for (const page of [first, second]) await stands(page, 'Wanggai', { 'No. HP': '081200000003' })

    // Who somebody is: the first answer stands everywhere, and both screens ask the same question.
    await apart('Wanggai', { 'Nama lengkap': 'Rina Wenda' }, { 'Nama lengkap': 'Rina Wonda' })
    for (const [page, whose] of [
      [first, ['di komputer ini', 'di komputer lain']],
      [second, ['di komputer lain', 'di komputer ini']],
    ] as const) {
      await expect(toCheck(page)).toContainText('1 perlu dicek')
      await toCheck(page).click()
      await page.getByRole('option', { name: /Nama lengkap: Rina Wenda, atau Rina Wonda/ }).waitFor()
      await page.keyboard.press('Enter')
      for (const [side, name, where] of [
        ['Yang berlaku sekarang', 'Rina Wenda', whose[0]],
        ['Usulan perubahan', 'Rina Wonda', whose[1]],
      ] as const) {
        const region = page.getByRole('region', { name: side })
        await expect(region).toContainText(name)
        await expect(region).toContainText(new RegExp(`Anda ${where}, \\d\\d:\\d\\d`))
      }
    }
    expect(await answersInLog(hospital)).toEqual([
      ...['phone replaced', 'occupation stands'],
      ...['phone replaced', 'phone set_aside', 'phone stands'],
      ...['name stands', 'name proposed'],
    ])

    // One person decides by one key, without a line too; the other screen has the question still open.
    await profiles[0].context.setOffline(true)
    const before = Number(await first.getByTestId('saved').getAttribute('data-seq'))
    await first.keyboard.press('2')
    await saved(first, before)
    await expect(first.getByText('Sudah diputuskan, menunggu server')).toBeVisible()
    await expect(toCheck(first)).not.toContainText('1 perlu dicek')
    await profiles[0].context.setOffline(false)
    await untilAllSent(first)
    await expect(second.getByText('Ini sudah selesai dicek.')).toBeVisible()
    await expect(second.getByLabel('Pasien yang terbuka')).toContainText('Rina Wonda')
    for (const page of [first, second]) {
      await asksNobody(page)
      await stands(page, 'Wonda', { 'Nama lengkap': 'Rina Wonda', 'No. HP': '081200000003' })
    }

    // The tray opens what was sent long ago and says whom each of them was about, as they are called now.
    await untilAllSent(first)
    const changes = first.getByRole('row').filter({ hasText: 'Ubah data pasien' })
    await expect(changes.filter({ hasText: 'Rina Wonda' })).toHaveCount(4)
    await expect(changes).toHaveCount(4)

    expect(await answersInLog(hospital)).toEqual([
      ...['phone replaced', 'occupation stands'],
      ...['phone replaced', 'phone set_aside', 'phone stands'],
      ...['name replaced', 'name set_aside', 'name stands'],
    ])
    const amendments = await devicesCommands(hospital, 'patients.amend')
    expect(amendments.map(({ times }) => times)).toEqual(Array.from({ length: 8 }, () => 1))
    expect(amendments.filter(({ outcome }) => outcome !== 'applied')).toMatchObject([{ outcome: 'flagged' }])
    expect(
      await query(
        hospital,
        'select issue_code, resolution, closed_at is not null as closed from review_items',
      ),
    ).toEqual([{ issue_code: 'patients.identity_conflict', resolution: 'repaired', closed: true }])
  } finally {
    for (const profile of profiles) await profile.destroy()
    await hospital.destroy()
  }
})
