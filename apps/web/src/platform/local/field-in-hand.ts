const PLACES = '[data-field], [data-answer]'
/** Names that React Aria gives to radios without one: others after the next start. */
const MADE_UP = /^react-aria/

/** The name of the field that somebody types in now, to be kept with a draft; null: in none that has one. */
export function fieldInHand(): string | null {
  const here = document.activeElement
  const place = here?.closest<HTMLElement>(PLACES)
  const name = place?.dataset.field ?? place?.dataset.answer ?? here?.getAttribute('name') ?? null
  return name && !MADE_UP.test(name) ? name : null
}

/** Back where the last word was typed, behind it. For after the texts of a draft are drawn. */
export function focusField(name: string | null | undefined): void {
  if (!name) return
  const at = CSS.escape(name)
  const fields = [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      `[data-field="${at}"] :is(textarea, input), [data-answer="${at}"] :is(textarea, input), :is(textarea, input)[name="${at}"]`,
    ),
  ].filter(({ type }) => type !== 'hidden')
  // Of a row of answers the one that was given.
  const field = fields.find((one) => one.type === 'radio' && 'checked' in one && one.checked) ?? fields[0]
  if (!field) return
  field.focus()
  if (field instanceof HTMLTextAreaElement || field.type === 'text' || field.type === 'tel')
    field.setSelectionRange(field.value.length, field.value.length)
}
