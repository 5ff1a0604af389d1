import type { Issue } from '../outcome.js'
import { at, isObject, listOf, textAt } from './json.js'

/**
 * The complaints in an answer: an OperationOutcome, the bare list `[{ruleNumber, message}]` that transactions and some
 * creates give, a gateway's `fault`, and `{detail: [{msg}]}`. Notes of severity `information` and `warning` are none.
 * Source: SATUSEHAT playbook, validation dictionary and error pages.
 */
export function issuesOf(body: unknown): readonly Issue[] {
  if (Array.isArray(body)) return body.filter(isObject).flatMap(ofBareList)
  if (textAt(body, 'resourceType') === 'OperationOutcome')
    return listOf(at(body, 'issue')).filter(complains).map(ofOperationOutcome)
  const fault = at(body, 'fault')
  if (isObject(fault)) return [ofFault(fault)]
  return listOf(at(body, 'detail')).filter(isObject).map(ofDetail)
}

export const isDuplicate = (issues: readonly Issue[]): boolean =>
  issues.some(
    ({ rule, code, text }) => rule === 20002 || code === 'duplicate' || /^\s*found duplicate\b/i.test(text),
  )

/** The gateway's own word for what went wrong, `policies.ratelimit.QuotaViolation`; empty when it did not speak. */
export function faultCode(body: unknown): string {
  const fault = at(body, 'fault')
  return [textAt(at(fault, 'detail'), 'errorcode'), textAt(fault, 'faultstring')].filter(Boolean).join(': ')
}

const complains = (issue: unknown): boolean =>
  !['information', 'warning'].includes(textAt(issue, 'severity') ?? '')

function ofOperationOutcome(issue: unknown): Issue {
  const text = textAt(at(issue, 'details'), 'text') ?? textAt(issue, 'diagnostics') ?? ''
  return {
    rule: ruleIn(text),
    code: textAt(issue, 'code') ?? '',
    text: withoutPeople(text),
    expression: [...listOf(at(issue, 'expression')), ...listOf(at(issue, 'location'))].filter(
      (path) => typeof path === 'string',
    ),
  }
}

function ofBareList(entry: unknown): readonly Issue[] {
  const text = textAt(entry, 'message')
  const number = at(entry, 'ruleNumber')
  if (text === null && number === undefined) return []
  const rule = /^\d+$/.test(String(number)) ? Number(number) : ruleIn(text ?? '')
  return [{ rule, code: '', text: withoutPeople(text ?? ''), expression: [] }]
}

const ofFault = (fault: unknown): Issue => ({
  rule: null,
  code: 'fault',
  text: withoutPeople(faultCode({ fault })),
  expression: [],
})

const ofDetail = (entry: unknown): Issue => ({
  rule: null,
  code: textAt(entry, 'type') ?? '',
  text: withoutPeople(textAt(entry, 'msg') ?? ''),
  expression: [listOf(at(entry, 'loc')).join('.')].filter((path) => path !== ''),
})

function ruleIn(text: string): number | null {
  const found = /rule\s*number\s*:?\s*(\d+)/i.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

/** Complaints may quote what was sent: a NIK and a family card have sixteen digits, an insurance card thirteen. */
export const withoutPeople = (text: string): string =>
  text.replace(/(?<!\d)(?:\d{16}|\d{13})(?!\d)/g, '[nomor]')
