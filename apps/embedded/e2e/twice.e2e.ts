import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadConfig } from '@lentera/config/load-config'
import { chromium, expect, test, type Page } from 'playwright/test'
import { secondCopyCases } from '@lentera/testing/second-copy/second-copy-cases'
import {
  atWork,
  openVisit,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { type Moment, savePoints } from '../src/harness/dying-page.js'
import { Hospital } from '../src/harness/hospital.js'
import { pageBundle, secondCopyAddress } from '../src/harness/page-bundle.js'
import { Profile } from '../src/harness/profile.js'

const SAVES_KILLED = 200
/** Kills of one start of the browser: pages that crash, service workers that are stopped, and four tabs at its own end. */
const [CRASHES, STOPS, TABS] = [4, 2, 4]
const READ_KILLS = 4
/** A file of the app's precache: a page of its origin without the app. */
const QUIET_PAGE = '/index.txt'
const nurse = { username: 'perawat', password: 'lentera-demo' } as const
const words = [nurse.username, nurse.password] as const
const path = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)))

const random = (below: number) => Math.floor(Math.random() * below)
const anyMoment = (): Moment => ({
  save: 1 + random(3),
  point: savePoints[random(savePoints.length)]!,
  heldMs: random(6),
})

test.describe('what a browser said it saved', () => {
  let hospital: Hospital
  let profile: Profile

  test.beforeAll(async () => {
    hospital = await Hospital.create()
  })
  test.afterAll(() => hospital.destroy())
  test.beforeEach(async () => {
    profile = await Profile.create()
  })
  test.afterEach(() => profile.destroy())

  test('T6: is on the server once, after service worker, tab and browser were killed at 200 points of a save', async () => {
    test.setTimeout(420_000)
    const app = await profile.open()
    await app.goto(hospital.url)
    await signIn(app, nurse.username)
    await untilCached(app)
    await app.goto('about:blank')
    const patients = await query<{ id: string }>(hospital, 'select id from patients order by id limit 50')
    const patientIds = patients.map(({ id }) => id)
    const code = await pageBundle(
      `import { browserPorts } from ${path('../../web/src/platform/device/browser-ports.ts')}
       import { DyingPage } from './dying-page.ts'
       globalThis.dyingPage = new DyingPage(browserPorts(), globalThis.tell, globalThis.bringDeath)`,
      { secondCopy: await secondCopyAddress() },
    )
    /** The oracle: what a person would have read as saved. */
    const said = new Set<string>()
    let killed = 0
    let secret: string | null = null

    /** A tab of this browser with somebody at work; `death` runs when its moment has come. */
    const tab = async (death: () => Promise<void>): Promise<Page> => {
      const page = await profile.context.newPage()
      await page.exposeFunction('tell', (id: string) => void said.add(id))
      await page.exposeFunction('bringDeath', death)
      await page.goto(hospital.url + QUIET_PAGE)
      await page.evaluate(code)
      if (secret) await page.evaluate((known) => dyingPage.resume(known), secret)
      else secret = await page.evaluate(([name, word]) => dyingPage.unlock(name, word), words)
      return page
    }
    const run = (page: Page, count: number, moment: Moment) =>
      page
        .evaluate(([ids, n, when]) => dyingPage.run(ids, n, when), [patientIds, count, moment] as const)
        .catch(() => undefined)

    const crash = async () => {
      let page: Page | null = null
      const gone = new Promise<void>((resolve) => {
        void tab(async () => {
          const cdp = await page!.context().newCDPSession(page!)
          page!.once('crash', () => resolve())
          cdp.send('Page.crash').catch(() => undefined)
        }).then((opened) => {
          page = opened
          void run(opened, 1000, anyMoment())
        })
      })
      await gone
      killed += 1
      await page!.close()
    }
    const stopServiceWorkers = async () => {
      const page = await tab(async () => {
        await cdp.send('ServiceWorker.stopAllWorkers')
        killed += 1
      })
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('ServiceWorker.enable')
      for (let n = 0; n < STOPS; n += 1) await run(page, 4, anyMoment())
      await page.close()
    }
    const killBrowser = async () => {
      let isDying = false
      const dead = new Promise<void>((resolve, reject) => {
        const death = async () => {
          if (isDying) return
          isDying = true
          killed += TABS
          await profile.kill().then(resolve, reject)
        }
        void (async () => {
          const pages: Page[] = []
          for (let n = 0; n < TABS; n += 1) pages.push(await tab(death))
          for (const page of pages) void run(page, 1000, anyMoment())
        })().catch(reject)
      })
      await dead
    }

    while (killed < SAVES_KILLED) {
      for (let n = 0; n < CRASHES; n += 1) await crash()
      await stopServiceWorkers()
      await killBrowser()
      await profile.open()
    }

    await profile.close()

    // Through the screens as well: the word on the page decides, and the browser is dead before anybody can read it.
    const names = Array.from({ length: READ_KILLS }, (_, n) => `Dibaca Lalu Mati ${n + 1}`)
    for (const [n, name] of names.entries()) await killedAtTheWord(name, `91710441019091${10 + n}`)

    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, nurse.username)
    await untilAllSent(page)
    const logged = await query<{ id: string; times: number }>(
      hospital,
      `select id, count(*)::int as times from command_log where name = 'charts.open' and seq is not null group by id`,
    )
    expect(said.size).toBeGreaterThan(SAVES_KILLED)
    expect(logged.filter(({ times }) => times > 1)).toEqual([])
    const ids = new Set(logged.map(({ id }) => id))
    expect([...said].filter((id) => !ids.has(id))).toEqual([])
    const registered = await query<{ name: string; times: number }>(
      hospital,
      `select name, count(*)::int as times from patients where name like 'Dibaca Lalu Mati%' group by name order by name`,
    )
    expect(registered).toEqual(names.map((name) => ({ name, times: 1 })))
    await expect(page.getByText('Data perangkat hilang')).toBeHidden()
  })

  /** Registers somebody in the app; the browser is killed by the line that says so. */
  const killedAtTheWord = async (name: string, nik: string): Promise<void> => {
    const page = await profile.open()
    let isDying = false
    const dead = new Promise<void>((resolve, reject) => {
      void page.exposeFunction('bringDeath', () => {
        if (isDying) return
        isDying = true
        profile.kill().then(resolve, reject)
      })
    })
    await page.addInitScript(() => {
      const look = () => {
        if (document.querySelector('[data-testid="saved"]')?.textContent?.includes('tersimpan'))
          void (window as unknown as { bringDeath(): Promise<void> }).bringDeath()
      }
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
    })
    await page.goto(hospital.url)
    await signIn(page, nurse.username)
    await Promise.race([dead, registerPatient(page, name, nik, 0).catch(() => dead)])
    await dead
  }

  /** A desk with work the server does not have. */
  const deskWithUnsentWork = async (): Promise<{ page: Page; seq: number }> => {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, nurse.username)
    await untilCached(page)
    await profile.context.setOffline(true)
    const registered = await registerPatient(page, 'Yosefina Salinan', '9171044101909001', 0)
    const { seq } = await openVisit(page, registered)
    return { page, seq }
  }
  const own = async (name: string) =>
    query<{ id: string; times: number }>(
      hospital,
      `select l.id, count(*)::int as times from command_log l where l.name = $1 and l.seq is not null group by l.id`,
      [name],
    )

  test('T13: comes back from the second copy when the browser has deleted the database, and is said', async () => {
    const before = (await own('visits.open')).length
    await deskWithUnsentWork()
    await profile.close()
    const store = join(profile.folder, 'Default', 'IndexedDB')
    const names = (await readdir(store)).filter((name) => name.includes('localhost'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) await rm(join(store, name), { recursive: true })

    const page = await profile.open()
    await profile.context.setOffline(true)
    await page.goto(hospital.url)
    await signIn(page, nurse.username)
    await expect(page.getByText('Data komputer ini dipulihkan')).toBeVisible()
    expect(await page.getByTestId('unsent').textContent()).toMatch(/[2-9]/)
    await page.getByRole('button', { name: 'Mengerti' }).click()
    await expect(page.getByText('Data komputer ini dipulihkan')).toBeHidden()
    await profile.context.setOffline(false)
    await untilAllSent(page)
    const visits = await own('visits.open')
    expect(visits).toHaveLength(before + 1)
    expect(visits.every(({ times }) => times === 1)).toBe(true)
  })

  test('T13: is named as lost when the person at the browser has wiped its databases, never begun anew in silence', async () => {
    const { page } = await deskWithUnsentWork()
    const cdp = await profile.context.newCDPSession(page)
    const { origin } = new URL(hospital.url)
    await page.goto('about:blank')
    await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,file_systems' })
    await profile.context.setOffline(false)
    await page.goto(hospital.url)
    await expect(page.getByText('Data perangkat hilang')).toBeVisible()
    await signIn(page, nurse.username)
    // Still there after the computer was enrolled again, until somebody has read it.
    await expect(page.getByText('Data perangkat hilang')).toBeVisible()
    await page.reload()
    await atWork(page)
    await expect(page.getByText('Data perangkat hilang')).toBeVisible()
    await page.getByRole('button', { name: 'Mengerti' }).click()
    await expect(page.getByText('Data perangkat hilang')).toBeHidden()
  })

  test('T13: is not called saved while the disk is full, can be kept on paper, and is saved when there is room', async () => {
    const { page, seq } = await deskWithUnsentWork()
    const cdp = await profile.context.newCDPSession(page)
    const { origin } = new URL(hospital.url)
    await page.keyboard.press('F3')
    await page.getByLabel('NIK', { exact: true }).fill('9171040101809002')
    await page.getByLabel('Nama lengkap').fill('Markus Penuh')
    const village = page.getByRole('combobox', { name: 'Desa / kelurahan' })
    await village.fill('Holte')
    await page.getByRole('option').first().waitFor()
    await village.press('Enter')
    await page.getByRole('radiogroup', { name: 'Cara bayar' }).getByText('Umum', { exact: true }).click()
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: 'Belum tersimpan: penyimpanan penuh' })
    await expect(dialog).toBeVisible()
    await expect(dialog).toContainText('Markus Penuh')
    await expect(dialog).toContainText('9171040101809002')
    expect(Number(await page.getByTestId('saved').getAttribute('data-seq'))).toBe(seq)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Simpan isian sebagai berkas' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^isian-lentera-/)
    await cdp.send('Storage.overrideQuotaForOrigin', { origin })
    await dialog.getByRole('button', { name: 'Coba simpan lagi' }).click()
    expect(await saved(page, seq)).toBe(seq + 1)
    await profile.context.setOffline(false)
  })

  test('T13: is saved in a private window only when the server has it', async () => {
    const browser = await chromium.launch({ executablePath: loadConfig().chromium ?? '/usr/bin/chromium' })
    try {
      const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1366, height: 693 } })
      const page = await context.newPage()
      await page.goto(hospital.url)
      await signIn(page, nurse.username)
      await expect(page.getByText('Ini jendela penyamaran')).toBeVisible()
      const seq = await registerPatient(page, 'Yosefina Samar', '9171044101909003', 0)
      // Nothing waits: what is called saved here is on the server.
      await expect(page.getByTestId('unsent')).toBeHidden()
      await context.setOffline(true)
      await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText('hanya bisa menyimpan selama server terhubung').last()).toBeVisible()
      expect(Number(await page.getByTestId('saved').getAttribute('data-seq'))).toBe(seq)
      await context.close()
    } finally {
      await browser.close()
    }
  })

  test('lies in the private file system as in every other second copy', async () => {
    const page = await profile.open()
    await page.goto(hospital.url + QUIET_PAGE)
    const address = await secondCopyAddress()
    const code = await pageBundle(
      `import { OpfsSecondCopy } from ${path('../../web/src/platform/device/opfs-second-copy.ts')}
       import { secondCopyCases } from '@lentera/testing/second-copy/second-copy-cases'
       const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('salinan')
       const contents = async (name) => new Uint8Array(await (await (await (await folder()).getFileHandle(name)).getFile()).arrayBuffer())
       globalThis.runCase = async (title) => {
         await new OpfsSecondCopy('${address}').destroy()
         await secondCopyCases.find((one) => one.title === title).run({
           open: () => new OpfsSecondCopy('${address}'),
           spoil: async (change) => {
             const name = (await contents('b.log').catch(() => [])).length > 0 ? 'b.log' : 'a.log'
             const bytes = change(await contents(name))
             const file = await (await folder()).getFileHandle(name)
             const out = await file.createWritable()
             await out.write(bytes)
             await out.close()
           },
         })
       }`,
      { secondCopy: address },
    )
    await page.evaluate(code)
    for (const { title } of secondCopyCases)
      await test.step(title, () => page.evaluate((name) => runCase(name), title))
  })
})

declare const runCase: (title: string) => Promise<void>

declare const dyingPage: {
  unlock(username: string, password: string): Promise<string>
  resume(secret: string): Promise<void>
  run(patientIds: readonly string[], count: number, moment: Moment): Promise<void>
}
