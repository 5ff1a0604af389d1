import { expect } from 'playwright/test'
import { expectLine, lineBox } from '../at-prescribing.js'
import type { Station } from './station.js'

/** Opens somebody's examination from the list of today. */
export async function openExamination(doctor: Station, name: string): Promise<void> {
  await doctor.screen('Daftar tunggu')
  await doctor.row(name).click({ timeout: 60_000 })
  await expect(doctor.banner).toContainText(name)
  await expect(doctor.page.getByRole('textbox', { name: 'Keluhan' })).toBeVisible()
}

/** Complaint, a cold, a plan, signed. */
export async function examine(doctor: Station, name: string): Promise<void> {
  await openExamination(doctor, name)
  await doctor.page.getByRole('textbox', { name: 'Keluhan' }).fill('Batuk pilek')
  await doctor.press('F3', 'ispa')
  await doctor.page.getByRole('option', { name: /J06/ }).first().waitFor()
  await doctor.press('Enter')
  await expect(doctor.page.getByRole('listbox', { name: 'Diagnosis pasien ini' })).toContainText('J06.9')
  await doctor.page.getByLabel('Rencana, edukasi').fill('Istirahat, banyak minum')
  await doctor.press('Control+Enter')
  await doctor.saved()
}

/** From the examination to its prescription, by key. */
export async function openPrescription(doctor: Station, name: string): Promise<void> {
  await openExamination(doctor, name)
  await doctor.press('Alt+r')
  await lineBox(doctor.page, 1).waitFor()
  await lineBox(doctor.page, 1).focus()
}

export async function typeLine(doctor: Station, number: number, line: string, drug: string): Promise<void> {
  await doctor.press(line)
  await doctor.page
    .getByRole('option', { name: new RegExp(`^${drug}`) })
    .first()
    .waitFor()
  await doctor.press('Enter')
  await expectLine(doctor.page, number, drug)
}

/** From the list of prescriptions to handed over; what is past its day is not proposed. */
export async function handOver(counter: Station, name: string): Promise<void> {
  await counter.screen('Resep masuk')
  await counter.row(name).focus()
  await counter.press('Enter')
  const form = counter.page.getByRole('form', { name: 'Serahkan obat' })
  await expect(form).toContainText(/Lahir \d\d-\d\d-\d{4}/)
  await expect(form.getByText('ED lewat')).toBeHidden()
  await counter.press('Alt+n', 'Control+Enter')
  await counter.saved('Obat')
}

/** Three calls and nobody came: not there; he comes back in his turn and is called again. */
export async function calledInVain(room: Station, name: string): Promise<void> {
  await room.screen('Daftar tunggu')
  await room.row(name).focus()
  for (const nth of [1, 2, 3]) {
    await room.press('Shift+F8')
    await room.saved(`panggilan ke-${nth}`)
    await expect(room.row(name)).toContainText(`(${nth}×)`)
  }
  await room.press('Alt+l')
  await room.page.getByText('sudah dipanggil 3 kali').waitFor()
  await room.press('Enter')
  await expect(room.row(name)).toContainText(/Tidak hadir \d\d.\d\d, datang \d\d.\d\d/)
  await room.row(name).focus()
  await room.press('Alt+l')
  await room.saved('menunggu lagi di giliran semula')
  // A new turn, so the count of calls begins anew; a key before the list has heard of it is of the old one.
  await expect(room.row(name)).not.toContainText('×)')
  await room.press('Shift+F8')
  await room.saved('panggilan ke-1')
}
