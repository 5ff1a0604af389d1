import type { Page } from 'playwright'
import { arrived } from '../../harness/arrived.js'
import { choosePatient, go } from '../../harness/at-the-desk.js'
import type { Hospital } from '../../harness/hospital.js'
import { prescribed } from '../../harness/prescribed.js'
import { type MeasuredForm, type MeasuredPlace, openRow, pressToSave } from './measured-form.js'

const newcomers = ['Yosefina Kogoya', 'Marthina Wenda', 'Fransina Tabuni', 'Dorkas Yikwa', 'Rosalina Murib']
const newcomer = (round: number) => newcomers[round % newcomers.length]!

const registration: MeasuredForm = {
  name: 'person',
  open: (page) => go(page, 'Loket'),
  async fill(hands, round) {
    await hands.press('F3')
    await hands.page.getByLabel('NIK', { exact: true }).waitFor()
    // The card is lost, an adult of forty, of the first village by that name, and nothing that may wait.
    await hands.press('Enter', 'k', 'Enter', 'Enter', newcomer(round), 'Enter', 'p', '40th')
    await hands.press('Enter', 'Enter', 'Enter', 'koya bar', 'Enter')
    await hands.press('Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'u')
    await pressToSave(hands, 'Control+Enter')
  },
}

const visit: MeasuredForm = {
  name: 'visit',
  open: (page) => page.getByRole('form', { name: 'Daftarkan' }).waitFor(),
  fill: (hands) => pressToSave(hands, '1', 'Control+Enter'),
}

const amendment: MeasuredForm = {
  name: 'amendment',
  async open(page, round) {
    await choosePatient(page, newcomer(round))
    await page.getByRole('button', { name: 'Ubah data' }).waitFor()
    await page.keyboard.press('Alt+n')
    await page.getByRole('form', { name: 'Ubah data pasien' }).getByLabel('No. HP', { exact: true }).focus()
  },
  fill: (hands, round) => pressToSave(hands, `08123456789${round}`, 'Enter', 'Control+Enter'),
}

const intake = (names: readonly string[]): MeasuredForm => ({
  name: 'intake',
  async open(page, round) {
    await openRow(page, names[round]!)
    await page.getByLabel('TD (tensi)').waitFor()
  },
  async fill(hands) {
    await hands.press('batuk', 'Enter', 't', 'Alt+n', '12080', 'Enter', '80', 'Enter', '18', 'Enter')
    await hands.press('365', 'Enter', '98', 'Enter', '61', 'Enter', '165', 'Enter', '80')
    await pressToSave(hands, 'Control+Enter')
  },
})

const prescription = (names: readonly string[]): MeasuredForm => ({
  name: 'prescription',
  async open(page, round) {
    await openRow(page, names[round]!)
    await page.getByLabel('Rencana, edukasi').waitFor()
    await page.keyboard.press('Alt+r')
    await page.getByLabel(/^Obat 1/).focus()
  },
  async fill(hands) {
    for (const [n, line] of ['pct 3x1 pc 3hr', 'ctm 3x1 3hr', 'obh 3x1 cth'].entries()) {
      await hands.press(line)
      await hands.page.getByRole('listbox', { name: 'Obat yang cocok' }).waitFor()
      await hands.press('Enter')
      await hands.page.getByLabel(new RegExp(`^Obat ${n + 2}`)).waitFor()
    }
    await pressToSave(hands, 'Control+Enter')
  },
})

const examination: MeasuredForm = {
  name: 'examination',
  open: (page) => page.getByLabel('Keluhan', { exact: true }).focus(),
  async fill(hands) {
    await hands.press('Batuk pilek tiga hari', 'Control+ArrowDown', 'Faring merah', 'F3', 'ispa')
    await hands.page.getByRole('option', { name: /J06/ }).first().waitFor()
    await hands.press('Enter', 'Control+ArrowDown', 'Control+ArrowDown', 'Istirahat, banyak minum')
    await pressToSave(hands, 'Control+Enter')
  },
}

const closing = (names: readonly string[]): MeasuredForm => ({
  name: 'closing',
  async open(page, round) {
    await openRow(page, names[round]!)
    await page.getByText(/^Ditandatangani/).waitFor()
  },
  async fill(hands) {
    await hands.press('Alt+p')
    await hands.page.getByRole('form', { name: 'Selesaikan kunjungan' }).waitFor()
    await pressToSave(hands, 'Control+Enter')
  },
})

const handOver = (names: readonly string[]): MeasuredForm => ({
  name: 'hand_over',
  async open(page, round) {
    await go(page, 'Resep masuk')
    await page.getByRole('option', { name: new RegExp(names[round]!) }).focus({ timeout: 60_000 })
  },
  async fill(hands) {
    await hands.press('Enter')
    await hands.page.getByRole('form', { name: 'Serahkan obat' }).waitFor()
    // Looks at the other batches and leaves it as it is.
    await hands.press('Alt+k')
    await hands.page.getByRole('listbox', { name: 'Pilih batch' }).waitFor()
    await hands.press('Escape', 'Alt+n')
    await pressToSave(hands, 'Control+Enter')
  },
})

/** The list of the shelves, also from a card or from the delivery's next batch. */
async function toShelves(page: Page): Promise<void> {
  await go(page, 'Resep masuk')
  await page
    .getByRole('listbox', { name: /^Resep masuk/ })
    .or(page.getByText('Tidak ada resep'))
    .first()
    .waitFor()
  await go(page, 'Stok')
  await page.getByRole('listbox', { name: /^Obat menurut nama/ }).waitFor()
}

const delivery: MeasuredForm = {
  name: 'delivery',
  async open(page) {
    await toShelves(page)
    await page.keyboard.press('F3')
    await page.getByRole('combobox', { name: 'Obat' }).focus()
  },
  async fill(hands, round) {
    await hands.press('amoksisilin tab')
    await hands.page.getByRole('option').first().waitFor()
    await hands.press('Enter', `B26${round}`, 'Enter', '31122028', 'Enter', '100', 'Enter', '2')
    await pressToSave(hands, 'Control+Enter')
  },
}

const count: MeasuredForm = {
  name: 'count',
  async open(page) {
    await toShelves(page)
  },
  async fill(hands, round) {
    await hands.press('amlodipin tab 5')
    await hands.press('Enter')
    await hands.page.getByRole('listbox', { name: /^Batch/ }).waitFor()
    await hands.press('Enter')
    await hands.page.getByLabel('Ada di rak').waitFor()
    await pressToSave(hands, `${90 + round}`, 'Enter', 'Control+Enter')
  },
}

/** Everybody's forms, with somebody waiting for each round of each. */
export async function places(hospital: Hospital, rounds: number): Promise<readonly MeasuredPlace[]> {
  const named = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name)
  const toMeasure = named(await arrived(hospital, rounds))
  const toExamine = named(await arrived(hospital, rounds, { isMeasured: true, from: rounds }))
  const drugs = [
    { drug: 'Klorfeniramin', quantity: 9 },
    { drug: 'Parasetamol tab 500', quantity: 9 },
  ]
  const toHandOver = await prescribed(hospital, drugs, rounds, 2 * rounds)
  return [
    { username: 'loket', forms: [registration, visit, amendment] },
    { username: 'perawat', forms: [intake(toMeasure)] },
    { username: 'dokter', forms: [prescription(toExamine), examination, closing(toExamine)] },
    { username: 'apoteker', forms: [handOver(toHandOver), delivery, count] },
  ]
}
