import type { Page } from 'playwright/test'

/** Papers that went to the printer, as text; a headless browser has none. */
export const printed = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { papers: string[] }).papers)

/** Must run before the app does, in the page and in the document that is printed. */
export async function catchPapers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const top = window.top as unknown as { papers?: string[] }
    top.papers ??= []
    window.print = () =>
      void top.papers!.push(document.body.innerText.replace(/\u00a0/g, ' ').replace(/\s*\n\s*/g, '\n'))
  })
}
