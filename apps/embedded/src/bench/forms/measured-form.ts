import type { Page } from 'playwright'
import { go, saved } from '../../harness/at-the-desk.js'
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
  const before = await hands.page.evaluate(() =>
    Number(document.querySelector('[data-testid="saved"]')?.getAttribute('data-seq') ?? 0),
  )
  await hands.press(...keys)
  await saved(hands.page, before)
}

/** Opens a row of the list of today. */
export async function openRow(page: Page, name: string): Promise<void> {
  await go(page, 'Daftar tunggu')
  await page.getByRole('option', { name: new RegExp(name) }).click({ timeout: 60_000 })
}
