/** Work in this tab that a new version must not interrupt: half-typed forms and writes on their way. */
const unfinished = new Set<symbol>()

/** Keeps this version until the answer is called. */
export function holdVersion(): () => void {
  const mine = Symbol()
  unfinished.add(mine)
  return () => void unfinished.delete(mine)
}

/** Whether a reload would take nothing from anybody: no form, no write, and no word in the field that has the focus. */
export function isNothingUnfinished(): boolean {
  if (unfinished.size > 0) return false
  const { activeElement } = document
  const isField = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
  return !isField || activeElement.value === ''
}
