import { z } from 'zod'

const loneSurrogate = /\p{Surrogate}/u
const controls = /[\u0000-\u0008\u000B-\u001F\u007F]/

/** True for text that survives JSON, IndexedDB and Postgres unchanged: well-formed, no C0 but tab and newline. */
export const isCleanText = (text: string): boolean => !loneSurrogate.test(text) && !controls.test(text)

/** What a form does while somebody types or pastes: drops what {@link isCleanText} refuses, keeps the rest. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')

/** Free text of several lines, 1 to `max` UTF-16 units. */
export const Text = (max: number) => z.string().min(1).max(max).refine(isCleanText, { error: 'text.unclean' })

/** One line of text, trimmed, 1 to `max` UTF-16 units. */
export const Line = (max: number) =>
  Text(max).refine((line) => !/[\t\n]/.test(line) && line.trim() === line, { error: 'text.not_one_line' })
