import { expect, test, type Page } from 'playwright/test'
import { fillRegistration, signIn, untilAllSent, untilCached } from '../src/harness/at-the-desk.js'
import { devicesCommands, query } from '../src/harness/database.js'
import { type Moment, savePoints } from '../src/harness/dying-page.js'
import { Hospital } from '../src/harness/hospital.js'
import { pageBundle, quietPage, secondCopyAddress } from '../src/harness/page-bundle.js'
import { Profile } from '../src/harness/profile.js'

const KILLS = 200
/** Of one start of the browser: pages that crash, service workers that are stopped, and the tabs of its own end. */
const [CRASHES, STOPS, TABS] = [4, 4, 4]
const READ_KILLS = 4
const nurse = ['perawat', 'lentera-demo'] as const

const random = (below: number) => Math.floor(Math.random() * below)
const anyMoment = (): Moment => ({
  save: 1 + random(3),
  point: savePoints[random(savePoints.length)]!,
  heldMs: random(10),
})

/** Pages of one browser that save one command after the other, until something ends them. */
class SavingTabs {
  /** The oracle: ids of what a person would have read as saved. */
  readonly said = new Set<string>()
  #secret: string | null = null

  private constructor(
    private readonly profile: Profile,
    private readonly address: string,
    private readonly code: string,
    private readonly patientIds: readonly string[],
  ) {}

  static async on(profile: Profile, hospital: Hospital): Promise<SavingTabs> {
    const patients = await query<{ id: string }>(hospital, 'select id from patients order by id limit 50')
    const code = await pageBundle(
      `import { browserPorts } from '../../../web/src/platform/device/browser-ports.ts'
       import { DyingPage } from './dying-page.ts'
       globalThis.dyingPage = new DyingPage(browserPorts(), globalThis.tell, globalThis.bringDeath)`,
      { secondCopy: await secondCopyAddress() },
    )
    const ids = patients.map(({ id }) => id)
    return new SavingTabs(profile, hospital.url + quietPage, code, ids)
  }

  /** A tab with somebody at work. @param death runs when its moment has come */
  async open(death: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await this.profile.context.newPage()
    await page.exposeFunction('tell', (id: string) => void this.said.add(id))
    await page.exposeFunction('bringDeath', () => death(page).then(() => undefined))
    await page.goto(this.address)
    await page.evaluate(this.code)
    if (this.#secret) await page.evaluate((known) => dyingPage.resume(known), this.#secret)
    else this.#secret = await page.evaluate(([name, word]) => dyingPage.unlock(name, word), nurse)
    return page
  }

  /** Four saves; something happens in one of the first three. */
  run(page: Page): Promise<void> {
    return page.evaluate(([ids, when]) => dyingPage.run(ids, 4, when), [
      this.patientIds,
      anyMoment(),
    ] as const)
  }

  /** Saves until the page is no more. @throws when a save does, or when nothing ends the page */
  async runToDeath(page: Page): Promise<void> {
    const inPage = page.evaluate(
      ([ids, when]) => dyingPage.run(ids, 1000, when).then(() => 'nothing killed it', String),
      [this.patientIds, anyMoment()] as const,
    )
    const trouble = await inPage.catch(() => null)
    if (trouble !== null) throw new Error(trouble)
  }
}

// D2: what was said saved is in the log of the server once (T6).
test.describe('what a browser said it saved is on the server once', () => {
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

  /** The browser's end, whichever of its pages brings it, and however many do. */
  const killedOnce = () => {
    let bring!: () => void
    let isComing = false
    const came = new Promise<void>((resolve) => (bring = resolve)).then(() => {
      isComing = true
      return profile.kill()
    })
    return { bring: async () => bring(), came, isComing: () => isComing }
  }

  /** Signs in again and sends everything; nothing may be called lost. */
  const sendAll = async (): Promise<void> => {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, nurse[0])
    await untilAllSent(page)
    await expect(page.getByText('Data perangkat hilang')).toBeHidden()
  }

  test('T6: after service worker, tab and browser were killed at 200 points of a save', async () => {
    test.setTimeout(420_000)
    const app = await profile.open()
    await app.goto(hospital.url)
    await signIn(app, nurse[0])
    await untilCached(app)
    await app.goto('about:blank')
    const tabs = await SavingTabs.on(profile, hospital)

    const crash = async () => {
      const page = await tabs.open(async () => cdp.send('Page.crash').catch(() => undefined))
      const cdp = await profile.context.newCDPSession(page)
      const gone = new Promise((resolve) => page.once('crash', resolve))
      await Promise.all([gone, tabs.runToDeath(page)])
      await page.close()
    }
    const stopServiceWorkers = async () => {
      const page = await tabs.open(() => cdp.send('ServiceWorker.stopAllWorkers'))
      const cdp = await profile.context.newCDPSession(page)
      await cdp.send('ServiceWorker.enable')
      for (let n = 0; n < STOPS; n += 1) await tabs.run(page)
      await page.close()
    }
    const killBrowser = async () => {
      const death = killedOnce()
      const pages: Page[] = []
      for (let n = 0; n < TABS; n += 1) pages.push(await tabs.open(death.bring))
      await Promise.all([death.came, ...pages.map((page) => tabs.runToDeath(page))])
    }

    for (let killed = 0; killed < KILLS; killed += CRASHES + STOPS + TABS) {
      for (let n = 0; n < CRASHES; n += 1) await crash()
      await stopServiceWorkers()
      await killBrowser()
      await profile.open()
    }
    await profile.close()

    await sendAll()
    expect(tabs.said.size).toBeGreaterThan(KILLS)
    const logged = await devicesCommands(hospital, 'charts.open')
    expect(logged.filter(({ times }) => times > 1)).toEqual([])
    const ids = new Set(logged.map(({ id }) => id))
    expect([...tabs.said].filter((id) => !ids.has(id))).toEqual([])
  })

  /** Registers somebody in the app; the browser is killed by the line that says so, before anybody can read it. */
  const killedAtTheWord = async (name: string, nik: string): Promise<void> => {
    const page = await profile.open()
    const death = killedOnce()
    await page.exposeFunction('bringDeath', death.bring)
    await page.addInitScript(() => {
      const look = () => {
        if (document.querySelector('[data-testid="saved"]')?.textContent?.includes('tersimpan'))
          void (window as unknown as { bringDeath(): Promise<void> }).bringDeath()
      }
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
    })
    await page.goto(hospital.url)
    await signIn(page, nurse[0])
    await fillRegistration(page, name, nik)
    await page.keyboard.press('Control+Enter').catch((error: unknown) => {
      if (!death.isComing()) throw error
    })
    await death.came
  }

  test('T6: also where the browser was killed by the word on the screen', async () => {
    const names = Array.from({ length: READ_KILLS }, (_, n) => `Dibaca Lalu Mati ${n + 1}`)
    for (const [n, name] of names.entries()) await killedAtTheWord(name, `91710441019091${10 + n}`)
    await sendAll()
    const registered = await query<{ name: string; times: number }>(
      hospital,
      `select name, count(*)::int as times from patients where name like 'Dibaca Lalu Mati%' group by name order by name`,
    )
    expect(registered).toEqual(names.map((name) => ({ name, times: 1 })))
  })
})

declare const dyingPage: {
  unlock(username: string, password: string): Promise<string>
  resume(secret: string): Promise<void>
  run(patientIds: readonly string[], count: number, moment: Moment): Promise<void>
}
