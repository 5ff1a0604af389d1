import { z } from 'zod'

/**
 * What nobody can see and nobody types: control characters but tab and newline, signs of the reading direction
 * (they show a name or a dose in another order than it is stored) and signs of no width (two names look alike
 * and are not). Unicode: general categories Cc and, of Cf, bidirectional controls and invisible operators.
 */
const UNSEEN =
  '\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF'
/** Joiners shape some scripts and emoji, which a note may hold; in a name they only hide. */
const JOINERS = '\\u200C\\u200D'
const BREAKS = '\\t\\n\\u2028\\u2029'

const dirt = new RegExp(`[\\p{Surrogate}${UNSEEN}]`, 'gu')
const joiners = new RegExp(`[${JOINERS}]`, 'g')
const breaks = new RegExp(`[${BREAKS}]`, 'g')

/** True for text that shows all it holds and survives JSON, IndexedDB and Postgres unchanged. */
export const isCleanText = (text: string): boolean => text.search(dirt) < 0

/** What a form does while somebody types or pastes: drops what {@link isCleanText} refuses, keeps the rest. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(dirt, '')

/** {@link cleanText} for a box of one line, a name or a number: breaks become spaces, joiners go too. */
export const cleanLine = (text: string): string => cleanText(text).replace(joiners, '').replace(breaks, ' ')

/** Free text of several lines, 1 to `max` UTF-16 units. */
export const Text = (max: number) => z.string().min(1).max(max).refine(isCleanText, { error: 'text.unclean' })

/** One line of text, trimmed, without joiners, 1 to `max` UTF-16 units. */
export const Line = (max: number) =>
  Text(max).refine((line) => cleanLine(line) === line && line.trim() === line, { error: 'text.not_one_line' })
