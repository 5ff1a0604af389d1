import { elementNotFound, emptyText } from '../fhir/messages.js'
import type { Issue } from '../fhir/outcome.js'
import { type Element, elementsAt } from '../json/elements.js'
import { isObject, type Json, type JsonObject } from '../json/json.js'
import { codeIssue, codingIssues } from './checks/coding-check.js'
import { dateTimeIssue, periodIssue } from './checks/date-time-check.js'
import { identifierIssue } from './checks/identifier-check.js'
import { numberIssue } from './checks/number-check.js'
import { referenceIssue } from './checks/reference-check.js'
import type { Rule } from './rule.js'
import type { RuleContext } from './rule-context.js'

/** Everything a table of rules finds wrong with a resource, in the order of the table. */
export function issuesOf(
  resource: JsonObject,
  type: string,
  rules: readonly Rule[],
  context: RuleContext,
): Issue[] {
  const found = rules.flatMap((rule) => issuesOfRule(rule, resource, type, context))
  const told = new Set(found.map(({ at }) => at))
  // An empty text that no row of the table speaks of is refused all the same.
  const empty = emptyTexts(resource, type)
    .filter((at) => !told.has(at))
    .map((at): Issue => ({ code: 'value', text: emptyText(ANY_EMPTY_TEXT), at }))
  return [...found, ...empty]
}

/** The family of rules about empty texts is known by this one. */
const ANY_EMPTY_TEXT = 10134

function issuesOfRule(rule: Rule, resource: JsonObject, type: string, context: RuleContext): Issue[] {
  const { check, number, path } = rule
  const elements = elementsAt(resource, type, path)
  const fullPath = `${type}.${path.replaceAll(/:\w+/g, '')}`
  const place = { rule: number, path: fullPath, resource }
  const mandatory = check.kind === 'present' || ('mandatory' in check && check.mandatory)
  const missing = elements.length === 0 ? [{ value: undefined, at: fullPath }] : elements.filter(isMissing)
  const absent = mandatory ? missing : []
  const issues = absent.flatMap((element): Issue[] =>
    check.kind === 'reference'
      ? listed(referenceIssue(element, check.targets, place, context))
      : [{ code: 'value', text: elementNotFound(fullPath, number), at: element.at }],
  )
  for (const element of elements.filter((one) => !isMissing(one))) {
    issues.push(...issuesOfElement(element, rule, place, context))
  }
  return issues
}

function issuesOfElement(
  element: Element,
  { check, number }: Rule,
  place: { rule: number | null; path: string; resource: JsonObject },
  context: RuleContext,
): Issue[] {
  switch (check.kind) {
    case 'present':
      return []
    case 'reference':
      return listed(referenceIssue(element, check.targets, place, context))
    case 'coding':
      return codingIssues(element, check.systems, { ...place, mandatory: check.mandatory })
    case 'code':
      return listed(codeIssue(element, check.system, number))
    case 'identifier':
      return listed(identifierIssue(element, check.systems, place, context.organizationId))
    case 'date-time':
      return listed(dateTimeIssue(element, check.future, number, context))
    case 'period':
      return listed(periodIssue(element, number))
    case 'text':
      return typeof element.value === 'string' && element.value.trim() !== ''
        ? []
        : [{ code: 'value', text: emptyText(number), at: element.at }]
    case 'number':
      return listed(numberIssue(element, check, number))
    case 'own': {
      const wrong = element.value === undefined ? null : check.wrong(element.value, context.now)
      return wrong === null ? [] : [{ code: 'value', text: wrong, at: element.at }]
    }
  }
}

const isMissing = ({ value }: Element): boolean => value === undefined || value === null
const listed = (issue: Issue | null): Issue[] => (issue === null ? [] : [issue])

function emptyTexts(value: Json, at: string): string[] {
  if (value === '') return [at]
  if (Array.isArray(value)) return value.flatMap((item, index) => emptyTexts(item, `${at}[${index}]`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, member]) => emptyTexts(member, `${at}.${key}`))
}
