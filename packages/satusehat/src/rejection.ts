import type { RejectionCode, WayCode } from './codes.js'
import type { Issue, Refused } from './outcome.js'
import { codeOfElement } from './rejection/elements.js'
import type { Reading } from './rejection/reading.js'
import { RULES } from './rejection/rules.js'
import { codeOfSaying } from './rejection/sayings.js'
import { sentences, type Mender } from './rejection/sentences.js'

/** Why something was refused, in our words. */
export interface Rejection {
  readonly code: RejectionCode
  /** What is wrong or missing, where that tells cases apart: a KFA code, an element, a rule number. Never a person. */
  readonly about: string | null
  /** Cases of one group are mended by one act, and shown as one line. */
  readonly group: string
}

/**
 * The stable code of a refusal. Several complaints: the first one that is known. Rule numbers are no closed list (the
 * platform adds some every few months), so an unknown one is shown by its number.
 */
export function rejectionOf({ issues, duplicate, status }: Refused): Rejection {
  if (duplicate) return rejection({ code: 'satusehat.duplicate' })
  for (const issue of issues) {
    const reading = read(issue)
    if (reading) return rejection(reading)
  }
  const rule = issues.find((issue) => issue.rule !== null)?.rule
  return rejection({
    code: 'satusehat.refused',
    about: rule === undefined ? `HTTP ${status}` : `aturan ${rule}`,
  })
}

/** The sentence for a person, with who mends it and where; `about` as in {@link Rejection}. */
export function sentenceOf(code: RejectionCode | WayCode, about: string | null = null): string {
  return sentences[code].text(about)
}

/** Whose work it is; null where it passes by itself. */
export const menderOf = (code: RejectionCode | WayCode): Mender | null => sentences[code].who

const read = (issue: Issue): Reading | null =>
  codeOfSaying(issue) ?? ofRule(issue.rule) ?? codeOfElement(issue)

const ofRule = (rule: number | null): Reading | null => (rule === null ? null : (RULES.get(rule) ?? null))

function rejection({ code, about = null }: Reading): Rejection {
  return { code, about, group: about === null ? code : `${code}:${about}` }
}
