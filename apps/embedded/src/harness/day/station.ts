import { expect, type Page } from 'playwright/test'
import { go, signIn, untilAllSent, untilCached } from '../at-the-desk.js'
import { catchPapers } from '../catch-papers.js'
import { Hands } from '../hands.js'
import type { Hospital } from '../hospital.js'
import { Profile } from '../profile.js'
import { setClock } from '../wrong-clock.js'

/** A computer of the house with somebody in front of it. */
export class Station {
  #page: Page | null = null
  #seq = 0

  private constructor(
    readonly profile: Profile,
    private readonly hospital: Hospital,
    readonly username: string,
  ) {}

  /** Signed in, and able to come up without the server. */
  static async open(hospital: Hospital, username: string): Promise<Station> {
    const station = new Station(await Profile.create(), hospital, username)
    const page = await station.turnOn()
    await signIn(page, username)
    await untilCached(page)
    await untilAllSent(page)
    return station
  }

  get page(): Page {
    if (!this.#page) throw new Error(`the station of ${this.username} is off`)
    return this.#page
  }

  /** Opens the browser; nobody signs in. @param clockMs how far its clock is off */
  async turnOn(clockMs = 0): Promise<Page> {
    const page = await this.profile.open()
    await catchPapers(page)
    if (clockMs !== 0) await setClock(page, clockMs)
    await page.goto(this.hospital.url)
    this.#page = page
    return page
  }

  /** The plug is pulled. */
  async powerCut(): Promise<void> {
    this.#page = null
    await this.profile.kill()
  }

  /** Somebody closes the tab by mistake, and opens it again as browsers do: at the same address. */
  async reopenTab(): Promise<void> {
    const url = this.page.url()
    const page = await this.profile.context.newPage()
    await this.page.close({ runBeforeUnload: false })
    await catchPapers(page)
    await page.goto(url)
    this.#page = page
  }

  /** Waits for the line "… tersimpan" of something newer than what was waited for before. */
  async saved(text?: string | RegExp): Promise<void> {
    const line = this.page.getByTestId('saved')
    await expect(async () =>
      expect(Number(await line.getAttribute('data-seq'))).toBeGreaterThan(this.#seq),
    ).toPass()
    if (text !== undefined) await expect(line).toContainText(text)
    this.#seq = Number(await line.getAttribute('data-seq'))
  }

  screen(name: string): Promise<void> {
    return go(this.page, name)
  }

  /** Presses keys, types words. @returns how many presses that was */
  press(...words: readonly string[]): Promise<number> {
    return new Hands(this.page).press(...words)
  }

  get banner() {
    return this.page.getByLabel('Pasien yang terbuka')
  }

  row(name: string) {
    return this.page.getByRole('option', { name: new RegExp(name) })
  }
}
