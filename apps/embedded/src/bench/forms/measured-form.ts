import type { Page } from 'playwright'
import type { Hands } from '../../harness/hands.js'

/** A form of a screen, filled by keys as its people do. */
export interface MeasuredForm {
  /** In the names of the figures. */
  readonly name: string
  /** From wherever the screen is to the form; not measured. */
  open(page: Page, round: number): Promise<void>
  /** From the first key to saved; measured. */
  fill(hands: Hands, round: number): Promise<void>
}

/** A place with somebody signed in, and the forms of their day in its order. */
export interface MeasuredPlace {
  readonly username: string
  readonly forms: readonly MeasuredForm[]
}

/** Presses the keys that save, and waits until the line "… tersimpan" speaks of something newer. */
export async function pressToSave(hands: Hands, ...keys: readonly string[]): Promise<void> {
  const seqNow = () =>
    hands.page.evaluate(() =>
      Number(document.querySelector('[data-testid="saved"]')?.getAttribute('data-seq') ?? 0),
    )
  const before = await seqNow()
  await hands.press(...keys)
  await hands.page.waitForFunction(
    (seq) => Number(document.querySelector('[data-testid="saved"]')?.getAttribute('data-seq') ?? 0) > seq,
    before,
    { timeout: 60_000 },
  )
}

export const screen = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Layar' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()

/** Opens a row of the list of today. */
export async function openRow(page: Page, name: string): Promise<void> {
  await screen(page, 'Daftar tunggu')
  await page.getByRole('option', { name: new RegExp(name) }).click({ timeout: 60_000 })
}
