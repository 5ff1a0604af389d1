type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const textOf = (ids: string | null): string =>
  (ids ?? '')
    .split(/\s+/)
    .flatMap((id) => (id ? (document.getElementById(id)?.textContent ?? []) : []))
    .join(' ')
    .trim()

function labelOf(field: Field): string {
  const named = field.getAttribute('aria-label') ?? textOf(field.getAttribute('aria-labelledby'))
  return named || [...(field.labels ?? [])].map(({ textContent }) => (textContent ?? '').trim()).join(' ')
}

function groupOf(field: Field): string {
  const group = field.closest('[role=radiogroup], [role=group], fieldset')
  if (!group) return ''
  const legend = group.querySelector('legend')?.textContent
  return (
    group.getAttribute('aria-label') ??
    (textOf(group.getAttribute('aria-labelledby')) || legend) ??
    ''
  ).trim()
}

/** A form as a person filled it in, one question a line; what is empty is left out. For paper, not for a program. */
export function formText(form: HTMLFormElement): string {
  const lines: string[] = []
  for (const field of form.querySelectorAll<Field>('input, select, textarea')) {
    if (field instanceof HTMLInputElement && ['hidden', 'button', 'submit'].includes(field.type)) continue
    const label = labelOf(field)
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
      if (field.checked) lines.push([groupOf(field), label].filter(Boolean).join(': '))
      continue
    }
    if (field.value.trim() !== '') lines.push(`${label}: ${field.value}`)
  }
  return lines.join('\n')
}
