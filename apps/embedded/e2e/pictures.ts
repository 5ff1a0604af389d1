import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { expect, type Page } from 'playwright/test'

/** Sizes of the interface: an app window, Windows at 125 %, an old netbook, a phone. */
export const sizes = [
  { width: 1366, height: 693 },
  { width: 1093, height: 500 },
  { width: 1024, height: 600 },
  { width: 360, height: 740 },
] as const
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** A folder for a picture of each screen at each size, for somebody to look at; undefined: none are taken. */
const pictures = process.env.PICTURES

/** WCAG violations as rule names, whatever the page's content security policy says about scripts. */
async function violations(page: Page): Promise<string[]> {
  // A colour on its way to another has the contrast of neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  await page.evaluate(await readFile(axe, 'utf8'))
  const results = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`)
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary} ${nodes[0]?.html}`)
}

/** What somebody can focus or press but never sees: beside the window, or under something that stays in place. */
const unreachable = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // An open layer is all there is; a list that floats is placed once, for the window it was opened in.
    const layer = [...document.querySelectorAll('[data-layer]')].at(-1)
    if (layer && !layer.matches('[role="dialog"], [role="alertdialog"]')) return []
    const top = layer ?? document
    const wanted =
      'a[href]:not([href^="#"]), button, label:has(input), input:not([type="radio"], [type="checkbox"]), textarea, [role="option"], [role="row"], [tabindex="0"]'
    const found = [...top.querySelectorAll<HTMLElement>(wanted)].slice(0, 80).filter((one) => {
      const { width, height } = one.getBoundingClientRect()
      const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      const isAnswer = one.matches('[type="radio"], [type="checkbox"]')
      return (
        !isAnswer &&
        isSeen &&
        width > 4 &&
        height > 4 &&
        !one.closest('[inert], [aria-hidden="true"], :disabled')
      )
    })
    const hidden = found.filter((one) => {
      one.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      const { left, right, top, bottom } = one.getBoundingClientRect()
      if (left < -1 || right > window.innerWidth + 1) return true
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return !hit || !(one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one))
    })
    window.scrollTo(0, 0)
    return hidden.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      return `${one.outerHTML.slice(0, 160)} at ${left},${top} ${width}x${height}`
    })
  })

/** Looks at what is open on this page, at every size; a picture of each is kept where a folder is named. */
export async function look(page: Page, screen: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    const at = `${screen} at ${size.width}`
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(wider, `${at}: horizontal scroll`).toBeLessThanOrEqual(0)
    // Head and primary action stay in sight: only the work area scrolls.
    const taller = await page.evaluate(() =>
      document.getElementById('work') ? document.documentElement.scrollHeight - window.innerHeight : 0,
    )
    expect.soft(taller, `${at}: the page itself scrolls`).toBeLessThanOrEqual(0)
    expect.soft(await violations(page), at).toEqual([])
    if (pictures) await page.screenshot({ path: join(pictures, `${screen} ${size.width}.png`) })
    expect.soft(await unreachable(page), `${at}: out of reach`).toEqual([])
  }
  await page.setViewportSize(sizes[0])
}

/** What the console of a page complains of, from now on. */
export function complaintsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  return errors
}
