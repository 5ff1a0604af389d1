/** The name of the field that somebody types in now, to be kept with a draft; null: in none that has one. */
export function fieldInHand(): string | null {
  const here = document.activeElement
  return here?.closest<HTMLElement>('[data-field]')?.dataset.field ?? here?.getAttribute('name') ?? null
}

/** Back where the last word was typed, behind it. For after the texts of a draft are drawn. */
export function focusField(name: string | null | undefined): void {
  if (!name) return
  const at = CSS.escape(name)
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    `[data-field="${at}"] :is(textarea, input), :is(textarea, input)[name="${at}"]`,
  )
  if (!field) return
  field.focus()
  if (field instanceof HTMLTextAreaElement || field.type === 'text' || field.type === 'tel')
    field.setSelectionRange(field.value.length, field.value.length)
}
