import { useEffect, type RefObject } from 'react'

export interface EnterOptions {
  /** Enter on the last field, for instance: save. */
  onEnd?: () => void
}

const FIELDS = 'input:not([type="hidden"]), textarea, select, button[aria-haspopup="listbox"]'
const PRESSED_BY_ENTER =
  'button, a[href], summary, [role="button"], [role="link"], [role="option"], [role="menuitem"]'
const ends = new WeakMap<HTMLElement, EnterOptions>()

/**
 * Enter goes to the next field of this form, Shift+Enter to the previous one; the keypad's Enter counts.
 * Text areas, buttons and open lists keep Enter; after an open list has taken its answer we go on.
 * One handler a form, because Enter means something else to Button, Select and ComboBox.
 */
export function enterMoves(form: HTMLElement, options: EnterOptions = {}): () => void {
  ends.set(form, options)
  form.dataset.enterMoves = ''
  // On the form itself, so it runs before React's handlers at the root.
  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (event.defaultPrevented || !(field instanceof HTMLElement)) return
    if (field instanceof HTMLTextAreaElement && !event.shiftKey) return
    if (field.getAttribute('aria-expanded') === 'true') {
      if (!event.shiftKey)
        afterTheList(() => field.getAttribute('aria-expanded') !== 'true' && moveFrom(field))
      return
    }
    if (field.matches(PRESSED_BY_ENTER) && !field.matches(FIELDS)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat) return
    moveFrom(field, event.shiftKey ? -1 : 1)
  }
  form.addEventListener('keydown', onKeyDown)
  return () => {
    form.removeEventListener('keydown', onKeyDown)
    ends.delete(form)
    delete form.dataset.enterMoves
  }
}

/**
 * Moves when the open list has taken its answer, still within this key press: React listens on the document and was
 * there first. In a later task the next key, already typed, would go to the field before. A list that closes later is
 * waited for.
 */
function afterTheList(move: () => unknown): void {
  const now = () => {
    if (move() === false) setTimeout(move)
    clearTimeout(late)
  }
  // Somebody below the document stopped the key.
  const late = setTimeout(() => {
    document.removeEventListener('keydown', now)
    move()
  })
  document.addEventListener('keydown', now, { once: true })
}

/** `enterMoves` for as long as the component lives. */
export function useEnterMoves(form: RefObject<HTMLElement | null>, { onEnd }: EnterOptions = {}) {
  useEffect(
    () => (form.current ? enterMoves(form.current, onEnd ? { onEnd } : {}) : undefined),
    [form, onEnd],
  )
}

/** Goes from a field to the next (or previous) one of its form, as Enter would. */
export function moveFrom(field: HTMLElement, step: 1 | -1 = 1): void {
  const form = field.closest<HTMLElement>('[data-enter-moves]')
  if (!form) return
  const fields = fieldsOf(form, field)
  const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const next = (step === 1 ? fields : fields.reverse()).find(
    (other) => field.compareDocumentPosition(other) & side,
  )
  if (next) focusField(next)
  else if (step === 1) ends.get(form)?.onEnd?.()
}

/** Puts the focus into the first field inside: a form that opens, a block that is gone to. */
export function focusFirst(within: HTMLElement): boolean {
  const [field] = fieldsOf(within)
  if (field) focusField(field)
  return Boolean(field)
}

/** Ctrl+Up and Ctrl+Down: to the first field of the previous or next block (`data-block`). */
export function moveBlock(within: HTMLElement, step: 1 | -1): boolean {
  const blocks = [...within.querySelectorAll<HTMLElement>('[data-block]')].filter(
    (block) => fieldsOf(block).length,
  )
  const here = blocks.findIndex((block) => block.contains(document.activeElement))
  const next = blocks[here < 0 ? (step === 1 ? 0 : blocks.length - 1) : here + step]
  return next ? focusFirst(next) : false
}

function focusField(field: HTMLElement) {
  field.focus()
  field.scrollIntoView({ block: 'nearest' })
  // Typing replaces what stands there, as on every counter program they know.
  if (field instanceof HTMLInputElement && !['radio', 'checkbox'].includes(field.type)) field.select()
}

/** The fields Enter visits, in order. `from` stands for its own group of radios. */
function fieldsOf(within: HTMLElement, from?: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(FIELDS)].filter((field) => {
    if (field.matches(':disabled, [readonly]')) return false
    if (field.closest('[aria-hidden="true"], [inert], [data-enter-skips]')) return false
    return field.getClientRects().length > 0 && (!isRadio(field) || field === oneOf(field, within, from))
  })
}

// A group of radios is one field: the one we come from, else the chosen one, else the first.
function oneOf({ name }: HTMLInputElement, within: HTMLElement, from?: HTMLElement): HTMLElement | undefined {
  const group = [
    ...within.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${CSS.escape(name)}"]`),
  ]
  const open = group.filter((radio) => !radio.disabled)
  return open.find((radio) => radio === from) ?? open.find((radio) => radio.checked) ?? open[0]
}

function isRadio(field: HTMLElement): field is HTMLInputElement {
  return field instanceof HTMLInputElement && field.type === 'radio'
}
