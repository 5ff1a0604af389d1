import { randomUUID } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { DrugEntry } from '@lentera/contracts/catalogue/drug'
import { ProcedureEntry } from '@lentera/contracts/catalogue/procedure'
import { RecordDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { RecordProcedure } from '@lentera/contracts/charting/procedure'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { puskesmasDiagnoses } from './diagnoses.js'
import { puskesmasDrugs } from './drugs.js'
import { puskesmasProcedures } from './procedures.js'

const lists = [
  ['diagnoses', puskesmasDiagnoses(), DiagnosisEntry],
  ['drugs', puskesmasDrugs(), DrugEntry],
  ['procedures', puskesmasProcedures(), ProcedureEntry],
] as const

const twice = (all: readonly string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at)
const phrasesOf = (words: string): string[] => (words === '' ? [] : words.split(',').map((one) => one.trim()))

describe.each(lists)('the list of %s', (_, entries, schema) => {
  it('holds no code twice and no name twice', () => {
    expect(twice(entries.map(({ code }) => code))).toEqual([])
    expect(twice(entries.map(({ name }) => name.toLowerCase()))).toEqual([])
  })

  it('can be loaded line by line', () => {
    const wrong = entries.flatMap((entry) => {
      const { success, error } = schema.safeParse(entry)
      return success ? [] : [[entry.code, error.issues]]
    })
    expect(wrong).toEqual([])
  })

  it('has lay words that are clean: no empty ones, none twice at one code, nothing unseen in them', () => {
    for (const { code, words } of entries) {
      const phrases = phrasesOf(words)
      expect([code, phrases.filter((phrase) => phrase === '' || cleanLine(phrase) !== phrase)]).toEqual([
        code,
        [],
      ])
      expect([code, twice(phrases.map((phrase) => phrase.toLowerCase()))]).toEqual([code, []])
    }
  })
})

describe('a chart', () => {
  it('takes every code and name of the lists', () => {
    const ofVisit = { visitId: randomUUID(), patientId: randomUUID() }
    const refused = [
      ...puskesmasProcedures().filter(({ code, name }) => {
        const args = { ...ofVisit, procedureId: randomUUID(), code, name, note: null }
        return !RecordProcedure.args.safeParse(args).success
      }),
      ...puskesmasDiagnoses().filter(({ code, name }) => {
        const said = { rank: 'primary', caseKind: 'new', certainty: 'confirmed' }
        const args = { ...ofVisit, ...said, diagnosisId: randomUUID(), code, name }
        return !RecordDiagnosis.args.safeParse(args).success
      }),
    ]
    expect(refused.map(({ code }) => code)).toEqual([])
  })
})

describe('the list of diagnoses', () => {
  const diagnoses = puskesmasDiagnoses()

  it('covers what a Puskesmas sees, with what people say for it', () => {
    expect(diagnoses.length).toBeGreaterThanOrEqual(500)
    expect(new Set(diagnoses.flatMap(({ words }) => phrasesOf(words))).size).toBeGreaterThanOrEqual(300)
    const chapters = new Set(diagnoses.map(({ code }) => code[0]))
    expect([...'ABCDEFGHIJKLMNOPQRSTUZ'].filter((letter) => !chapters.has(letter))).toEqual([])
  })

  it('has the codes that the weekly outbreak report counts', () => {
    const weekly =
      'A00 A01 A03 A06 A09 A22 A27 A33 A35 A36 A37 A80 A90 A91 A92 B05 B06 B08 B15 B50 B54 G61 G82'
    const more = 'J09 J10 J11 J12 J18 R17 U07 W54 Z20'
    const known = diagnoses.map(({ code }) => code)
    const missing = `${weekly} ${more}`
      .split(' ')
      .filter((code) => !known.some((one) => one.startsWith(code)))
    expect(missing).toEqual([])
  })
})

describe('the list of drugs', () => {
  const drugs = puskesmasDrugs()

  it('says of every antibiotic that it is one, and of every penicillin that it is a beta-lactam', () => {
    expect(drugs.length).toBeGreaterThanOrEqual(120)
    const groups = ['penicillin', 'cephalosporin', 'macrolide', 'quinolone', 'tetracycline', 'aminoglycoside']
    for (const { code, classes, flags } of drugs) {
      if (groups.some((group) => classes.includes(group)))
        expect([code, flags]).toEqual([code, expect.arrayContaining(['antibiotic'])])
      if (classes.includes('penicillin'))
        expect([code, classes]).toEqual([code, expect.arrayContaining(['beta_lactam'])])
    }
  })

  it('has the amount in its name, and no dose above the dose of a day', () => {
    for (const { name, form, ingredients, limits } of drugs) {
      const said = /(?:tab|kaps) (\d+(?:,\d+)?) mg$/.exec(name)?.[1]?.replace(',', '.')
      if (said) {
        const held = ingredients.reduce((sum, { amountMg }) => sum + (amountMg ?? 0), 0)
        expect([name, held]).toEqual([name, Number(said)])
      }
      if (form === 'syrup' || form === 'suspension' || form === 'dry_syrup')
        expect([name, ingredients.every(({ perMl }) => perMl !== null)]).toEqual([name, true])
      const { maxMgDose, maxMgDay, minMgPerKgDose, maxMgPerKgDose } = limits
      if (maxMgDose !== null && maxMgDay !== null) expect([name, maxMgDose <= maxMgDay]).toEqual([name, true])
      if (minMgPerKgDose !== null && maxMgPerKgDose !== null)
        expect([name, minMgPerKgDose < maxMgPerKgDose]).toEqual([name, true])
    }
  })
})
