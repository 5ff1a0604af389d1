import { expect, test, type Page } from 'playwright/test'
import { openVisit, registerPatient, signIn, untilCached } from '../src/harness/at-the-desk.js'
import { catchPapers, printed } from '../src/harness/catch-papers.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

test('N6: a ticket is printed with the visit and again by one key, the server being dead', async () => {
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await catchPapers(page)
    const errors: string[] = []
    page.on('console', (message) => /Content.Security/i.test(message.text()) && errors.push(message.text()))
    await page.goto(hospital.url)
    await signIn(page, 'loket')
    await untilCached(page)
    await hospital.kill()

    const { ticket, seq } = await openVisit(
      page,
      await registerPatient(page, 'Yosina Kertas', '9171040101919021', 0),
    )
    await expect.poll(() => printed(page)).toHaveLength(1)
    const [first] = await printed(page)
    expect(first).toContain(ticket)
    expect(first).toContain('Poli Umum')
    expect(first).toMatch(/\d+ orang di depan Anda/)
    expect(first).toMatch(/No\. RM \d\d-\d\d-\d\d/)
    expect(first).toContain('Untuk petugas: pindai di ruang pemeriksaan')
    expect(first, 'a paper in a bin names nobody').not.toContain('Yosina')
    await expect(page.getByLabel('Cari pasien')).toBeFocused()

    await page.keyboard.press('F9')
    await expect.poll(() => printed(page)).toHaveLength(2)
    expect((await printed(page))[1]).toContain('CETAK ULANG')

    // A jam that is noticed when the next patient is at the desk: the list has the ticket.
    await page.keyboard.press('Shift+F9')
    const list = page.getByRole('listbox', { name: 'Cetak ulang hari ini' })
    await expect(list.getByRole('option')).toHaveText([/Tiket.*Yosina Kertas.*2 kali/])
    await page.keyboard.press('Enter')
    await expect.poll(() => printed(page)).toHaveLength(3)
    expect((await printed(page))[2]).toContain('CETAK ULANG')
    expect((await printed(page))[2]).toContain(ticket)
    expect(errors).toEqual([])

    await page.getByText('Cetak tiket setiap kali Daftarkan').click()
    await openVisit(page, await registerPatient(page, 'Yulius Kertas', '9171040101929022', seq))
    expect(await printed(page)).toHaveLength(3)
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})

/** As after a long day without a line: every record number this browser holds is used up. */
const useUpNumbers = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('lentera')
        request.onerror = () => reject(new Error('no database'))
        request.onsuccess = () => {
          const db = request.result
          const tx = db.transaction('leases', 'readwrite')
          const store = tx.objectStore('leases')
          const read = store.get('rm') as IDBRequest<{ blocks: { id: string; to: number }[] }>
          read.onsuccess = () =>
            store.put({
              series: 'rm',
              blocks: read.result.blocks.map((block) => ({ ...block, next: block.to + 1 })),
            })
          tx.oncomplete = () => {
            db.close()
            resolve()
          }
        }
      }),
  )

test('N2, N4: a desk without numbers goes on, its temporary ones are replaced, and one key prints again', async () => {
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await catchPapers(page)
    await page.goto(hospital.url)
    await signIn(page, 'loket')
    await untilCached(page)
    await hospital.kill()
    await useUpNumbers(page)

    const after = await registerPatient(page, 'Yohana Sementara', '9171040101949024', 0)
    await expect(page.getByTestId('saved')).toContainText('No. RM sementara T-')
    await openVisit(page, after)
    await expect.poll(() => printed(page)).toHaveLength(1)
    const temporary = /No\. RM sementara (T-[0-9A-Z]{4}-1)/.exec((await printed(page))[0]!)![1]!

    await hospital.start()
    const toCheck = page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: /Perlu dicek/ })
    await expect(toCheck).toContainText('1', { timeout: 90_000 })
    await toCheck.click()
    await page.getByRole('option', { name: /Yohana Sementara/ }).click()
    await expect(page.getByRole('button', { name: 'Cetak ulang nomor RM' })).toBeVisible()
    await page.keyboard.press('F9')
    await expect.poll(() => printed(page)).toHaveLength(2)
    expect((await printed(page))[1]).toContain(`Pengganti nomor ${temporary}`)
    await expect(page.getByText('Tidak ada yang perlu dicek.')).toBeVisible({ timeout: 30_000 })

    // The old number is on a paper, so it goes on finding the person.
    await page.getByLabel('Cari pasien').fill(temporary)
    await expect(page.getByRole('listbox', { name: 'Pasien yang cocok' })).toContainText('Yohana Sementara')
    await expect(page.getByRole('listbox', { name: 'Pasien yang cocok' })).toContainText(`dulu ${temporary}`)
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
