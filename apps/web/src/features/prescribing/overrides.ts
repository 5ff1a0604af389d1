import type { LineFinding } from '@lentera/domain/medications/line-finding'

export interface Answered {
  readonly findings: readonly LineFinding[]
  readonly reason: string
}

/** Of one reason in a command, and of all of them in a prescription. */
const LONGEST = { one: 300, all: 1000 }

/** Whether a line waits for its reason. */
export const needsReason = ({ findings, reason }: Answered): boolean =>
  findings.some(({ overridable }) => overridable) && reason.trim() === ''

/** The reasons of all lines by the code they answer, and as one text for pharmacy and chart; each said once. */
export function overridesOf(lines: readonly Answered[]): {
  readonly overrides: { code: string; reason: string }[]
  readonly overrideReason: string | null
} {
  const byCode = new Map<string, Set<string>>()
  for (const { findings, reason } of lines) {
    for (const { code, overridable } of findings) {
      if (!overridable) continue
      byCode.set(code, (byCode.get(code) ?? new Set()).add(reason.trim()))
    }
  }
  const joined = (reasons: Iterable<string>, longest: number) =>
    [...reasons].join('; ').slice(0, longest).trim()
  const overrides = [...byCode].map(([code, reasons]) => ({ code, reason: joined(reasons, LONGEST.one) }))
  const all = new Set([...byCode.values()].flatMap((reasons) => [...reasons]))
  return { overrides, overrideReason: all.size === 0 ? null : joined(all, LONGEST.all) }
}
