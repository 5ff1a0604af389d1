import { describe, expect, it } from '@jest/globals'
import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { drugs } from '@lentera/domain/testing/sample-drugs'
import { id } from '@lentera/domain/testing/samples'
import { emptyLine, orderOf, readLine, takeDrug, withEmptyLine } from './read-lines'

const listed = { code: 'x', flags: [], words: '', active: true, loadId: id(1) }
const amlodipine: CatalogueDrug = { ...drugs.amlodipine5, ...listed }
const syrup: CatalogueDrug = { ...drugs.paracetamolSyrup, ...listed }
const byId = new Map([amlodipine, syrup].map((drug) => [drug.id, drug]))
const drugOf = (drugId: string) => byId.get(drugId) ?? null
const line = (text: string, drug: CatalogueDrug | null = null) => ({
  ...emptyLine(0),
  text,
  drugId: drug?.id ?? null,
})

describe('the lines of a prescription', () => {
  it('always end with an empty one', () => {
    expect(withEmptyLine([])).toEqual([emptyLine(0)])
    expect(withEmptyLine([line('amlo')]).map(({ text, key }) => [key, text])).toEqual([
      [0, 'amlo'],
      [1, ''],
    ])
    expect(withEmptyLine([line('amlo'), emptyLine(1)])).toHaveLength(2)
  })

  it('take a drug out of the text and keep the rule that was typed with it', () => {
    const taken = takeDrug(line('amlo5 1x1 30 "pagi hari"'), amlodipine, '1x1 tab 10hr')
    expect(taken).toMatchObject({ drugId: amlodipine.id, text: '1x1 tab no 30 "pagi hari"' })
    expect(orderOf(readLine(taken, drugOf))).toMatchObject({
      drugName: amlodipine.name,
      quantity: 30,
      days: 30,
      note: 'pagi hari',
    })
  })

  it('take the rule this person always writes where none was typed', () => {
    expect(takeDrug(line('amlo'), amlodipine, '1x1 tab 30hr').text).toBe('1x1 tab 30hr')
    expect(takeDrug(line('amlo'), amlodipine, null).text).toBe('')
  })

  it.each([
    ['amlo5 1x1 30', null, 'no_drug'],
    ['', amlodipine, 'no_rule'],
    ['1x1', amlodipine, 'no_amount'],
    ['1x1 30 simva', amlodipine, 'unread_words'],
    ['1-0-2 5hr', amlodipine, 'uneven_doses'],
    ['1x1 no 0.75', amlodipine, 'amount_not_half'],
    ['3x1 cth', syrup, null],
    ['', null, null],
  ])('say what is missing: %s', (text, drug, trouble) => {
    expect(readLine(line(text, drug), drugOf).trouble).toBe(trouble)
  })

  it('are understood for a drug before it is taken', () => {
    expect(readLine(line('pct 3x1 5hr'), drugOf, syrup).order).toMatchObject({ quantity: 2, days: 5 })
  })
})
