import { describe, expect, it } from '@jest/globals'
import { DiagnosisSearch } from '@lentera/domain/catalogue/search-diagnoses'
import { asRow, diagnosisPart } from '@lentera/domain/testing/packed-diagnoses'
import { puskesmasDiagnoses } from '@lentera/terminology/catalogue/diagnoses'
import { typedPhrases } from './typed-phrases.js'

const phrases = typedPhrases
  .trim()
  .split('\n')
  .map((line) => {
    const [typed, codes] = line.split(' = ') as [string, string]
    return { typed, codes: codes.split(' ') }
  })

const search = new DiagnosisSearch()
const parts = [diagnosisPart(puskesmasDiagnoses().map(asRow))]
const firstFive = (typed: string) => search.find(parts, typed, { limit: 5 }).map(({ code }) => code)

describe('what doctors and nurses type', () => {
  it('is at least two hundred phrases, each written once, for codes that are in the list', () => {
    expect(new Set(phrases.map(({ typed }) => typed)).size).toBe(phrases.length)
    expect(phrases.length).toBeGreaterThanOrEqual(200)
    const known = new Set(puskesmasDiagnoses().map(({ code }) => code))
    expect(phrases.flatMap(({ codes }) => codes.filter((code) => !known.has(code)))).toEqual([])
  })

  it('brings a right code among the first five for 95 of 100 phrases', () => {
    const missed = phrases
      .map(({ typed, codes }) => ({ typed, codes, found: firstFive(typed) }))
      .filter(({ codes, found }) => !codes.some((code) => found.includes(code)))
    const lines = missed.map(
      ({ typed, codes, found }) => `${typed}: ${codes.join(' ')}, not ${found.join(' ')}`,
    )
    expect(missed.length / phrases.length > 0.05 ? lines : []).toEqual([])
  })

  it('brings a right code as the very first for 85 of 100', () => {
    const missed = phrases
      .map(({ typed, codes }) => ({ typed, codes, found: firstFive(typed) }))
      .filter(({ codes, found }) => !codes.includes(found[0]!))
    const lines = missed.map(
      ({ typed, codes, found }) => `${typed}: ${codes.join(' ')}, not ${found.join(' ')}`,
    )
    expect(missed.length / phrases.length > 0.15 ? lines : []).toEqual([])
  })
})
