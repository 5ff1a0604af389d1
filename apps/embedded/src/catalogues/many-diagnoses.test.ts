import { describe, expect, it } from '@jest/globals'
import { DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { DiagnosisSearch } from '@lentera/domain/catalogue/search-diagnoses'
import { asRow, diagnosisPart } from '@lentera/domain/testing/packed-diagnoses'
import { manyDiagnoses } from './many-diagnoses.js'

const list = manyDiagnoses(18_500)

describe('a list as long as the whole classification', () => {
  it('has every code once and lines that can be loaded', () => {
    expect(new Set(list.map(({ code }) => code)).size).toBe(18_500)
    expect(list.filter((entry) => !DiagnosisEntry.safeParse(entry).success)).toEqual([])
  })

  it('still brings what a Puskesmas sees before its rare cousins', () => {
    const search = new DiagnosisSearch()
    const parts: ReturnType<typeof diagnosisPart>[] = []
    for (let at = 0; at < list.length; at += 512)
      parts.push(diagnosisPart(list.slice(at, at + 512).map(asRow)))
    const first = (typed: string) => search.find(parts, typed, { limit: 5 })[0]!.code
    const typed = ['darah tinggi', 'hipertensi', 'faringitis', 'batuk pilek', 'maag', 'sakit gigi', 'diare']
    expect(typed.map(first)).toEqual(['I10', 'I10', 'J02.9', 'J06.9', 'K29.7', 'K04.0', 'A09'])
  })
})
