/** What a scanner's letters may land in. */
export type TextHolder = HTMLInputElement | HTMLTextAreaElement

export const isTextHolder = (element: Element | null): element is TextHolder =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** Through the setter of the element itself, or React believes that nothing has changed. */
export function giveBack(field: TextHolder, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** No ear after this one hears the key, and nothing is typed. */
export function stopKey(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
