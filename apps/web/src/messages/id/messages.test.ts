import { describe, expect, it } from '@jest/globals'
import { problemStatus } from '@lentera/contracts/kernel/problem'
import { commandDefinitions, issueDefinitions } from '@lentera/contracts/registry'
import { messages } from './messages'

/** The sentence at `auth.required`, the way the app looks it up. */
const at = (level: unknown, code: string): unknown =>
  code
    .split('.')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], level)

const sentences = (level: unknown, path = ''): [string, string][] =>
  typeof level === 'string'
    ? [[path, level]]
    : Object.entries(level as object).flatMap(([key, value]) =>
        sentences(value, path ? `${path}.${key}` : key),
      )

describe('the message catalogue', () => {
  it.each(issueDefinitions().map(({ code }) => code))('has a sentence for the issue %s', (code) => {
    expect(at(messages.issues, code)).toEqual(expect.any(String))
  })

  it.each(Object.keys(problemStatus))('has a sentence for the problem %s', (code) => {
    expect(at(messages.problems, code)).toEqual(expect.any(String))
  })

  it('names every command that a screen of this build saves', () => {
    const saved = [
      'patients.register',
      'patients.amend',
      'patients.link',
      'patients.unlink',
      'visits.open',
      'visits.move',
      'visits.start',
      'queue.call',
      'queue.undoCall',
      'queue.skip',
      'queue.prioritise',
      'visits.cancel',
      'visits.reinstate',
      'patients.startImport',
      'patients.undoImport',
      'outreach.prepare',
      'outreach.close',
      'reviews.resolve',
      'charting.recordVitals',
      'charting.recordAllergyAnswer',
      'charting.writeNote',
      'charting.recordDiagnosis',
      'charting.retractDiagnosis',
      'charting.recordProcedure',
      'charting.retractProcedure',
      'visits.close',
      'charting.recordAssessment',
      'charting.acknowledgeFlag',
      'charts.open',
      'documents.writeSickLetter',
      'catalogue.load',
      'catalogue.unload',
      'inventory.receive',
      'inventory.count',
      'medications.dispense',
    ]
    expect(commandDefinitions().map(({ name }) => name)).toEqual(expect.arrayContaining(saved))
    for (const name of saved) expect(at(messages.syncStatus.command, name)).toEqual(expect.any(String))
  })

  it('says nothing empty, and nothing in English', () => {
    for (const [path, text] of sentences(messages)) {
      expect([path, text.trim()]).not.toEqual([path, ''])
      expect([path, /\b(the|please|your|error|failed|save|patient)\b/i.test(text)]).toEqual([path, false])
    }
  })
})
