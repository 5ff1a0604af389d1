import { describe, expect, it } from '@jest/globals'
import { CreateLedger, type LedgerLine } from './create-ledger.js'

const KEY = 'Encounter|system|1'
const after = (...deeds: LedgerLine['did'][]) => {
  const ledger = new CreateLedger()
  for (const did of deeds) ledger.apply({ did, keys: [KEY] })
  return { ...ledger.of(KEY), ...ledger.totals() }
}

describe('counting creates', () => {
  it('calls a create blind that comes again after an accepted one', () => {
    expect(after('arrived', 'accepted', 'arrived')).toMatchObject({
      arrived: 2,
      accepted: 1,
      blindRepeats: 1,
    })
  })

  it('does not when the identifier was searched for in between', () => {
    expect(after('arrived', 'accepted', 'looked', 'arrived').blindRepeats).toBe(0)
  })

  it('wants a search before each repeat, not one for ever', () => {
    expect(after('arrived', 'accepted', 'looked', 'arrived', 'arrived').blindRepeats).toBe(1)
  })

  it('takes a create after a refusal for a mended one', () => {
    expect(after('arrived', 'arrived', 'accepted')).toMatchObject({ blindRepeats: 0, repeatsAfterSilence: 0 })
  })

  it('tells apart who repeats after silence and was lucky', () => {
    expect(after('arrived', 'unanswered', 'arrived', 'accepted')).toMatchObject({
      blindRepeats: 0,
      repeatsAfterSilence: 1,
    })
  })
})
