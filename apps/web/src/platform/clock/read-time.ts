/** `745`, `7.45`, `07:45` as `07:45`; null: no time of day. */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(text.trim())
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])]
  if (!found || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
