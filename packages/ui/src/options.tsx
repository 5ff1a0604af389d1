export interface Option {
  id: string
  label: string
  /** Grey, after the label. Searched too. */
  detail?: string
}

/**
 * Options that hold every typed fragment, in any order (`rejo suka` finds Sukorejo, Sukamaju). Those
 * that begin with the first fragment come first; otherwise the given order stays.
 */
export function filterOptions<T extends Option>(options: readonly T[], text: string, limit = 50): T[] {
  const fragments = plain(text).split(/\s+/).filter(Boolean)
  const [first] = fragments
  if (first === undefined) return options.slice(0, limit)
  const found = options.filter(({ label, detail = '' }) => {
    const haystack = plain(`${label} ${detail}`)
    return fragments.every((fragment) => haystack.includes(fragment))
  })
  const starts = (option: T) => plain(option.label).startsWith(first)
  return [...found.filter(starts), ...found.filter((option) => !starts(option))].slice(0, limit)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
