import type { Paper } from '@lentera/documents/paper'
import { renderHtml } from '@lentera/documents/render-html'

const PX_PER_MM = 96 / 25.4

/** Stays until the next paper: phones go on reading it after `print` returned. */
let frame: HTMLIFrameElement | null = null

/**
 * Hands a paper to the browser's printer, in a document of its own beside the screen. Needs no server.
 * The style sheet is adopted, because the page's policy allows no style element.
 */
export function printPaper(paper: Paper): void {
  const { title, body, css, page } = renderHtml(paper)
  frame?.remove()
  frame = document.createElement('iframe')
  frame.tabIndex = -1
  frame.setAttribute('aria-hidden', 'true')
  // Out of sight but laid out: a roll is as long as its content, which has to be measured.
  frame.style.cssText = `position:fixed;left:-10000px;top:0;border:0;width:${page.width}mm;height:${page.height ?? 1}mm`
  document.body.append(frame)
  const { contentWindow, contentDocument } = frame
  if (!contentWindow || !contentDocument) throw new Error('no document to print')
  contentDocument.title = title
  contentDocument.body.innerHTML = body
  const sheet = new (contentWindow as Window & typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(css)
  contentDocument.adoptedStyleSheets = [sheet]
  for (const label of contentDocument.querySelectorAll<HTMLElement>('.sheet')) shrinkToFit(label)
  const height = page.height ?? Math.ceil(contentDocument.body.getBoundingClientRect().height / PX_PER_MM) + 1
  sheet.replaceSync(`${css}\n@page { size: ${page.width}mm ${height}mm; margin: 0; }`)
  contentWindow.print()
}

/** Below this nobody reads a label; by then three lines of name, rule and note stand on it. */
const SMALLEST_PX = 5

/** What stands on a label is made smaller rather than cut off. */
function shrinkToFit(label: HTMLElement): void {
  let size = parseFloat(getComputedStyle(label).fontSize)
  while (label.scrollHeight > label.clientHeight && size > SMALLEST_PX) {
    size -= 0.25
    label.style.fontSize = `${size}px`
  }
}
