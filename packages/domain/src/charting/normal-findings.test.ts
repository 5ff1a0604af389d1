import { describe, expect, it } from '@jest/globals'
import { normalFindings, saysNormal, withNormal, withoutNormal } from './normal-findings.js'

const [general, , , lungs] = normalFindings.systems as Required<typeof normalFindings.systems>

describe('a system that was looked at and found normal', () => {
  it('is one line more below what stands there', () => {
    expect(withNormal('', lungs!)).toBe('Paru: Vesikuler, ronki -/-, wheezing -/-')
    expect(withNormal('Ruam di lengan\n', lungs!)).toBe(
      'Ruam di lengan\nParu: Vesikuler, ronki -/-, wheezing -/-',
    )
  })

  it('is written once, and can be taken back', () => {
    const both = withNormal(withNormal('Ruam', general!), lungs!)
    expect(withNormal(both, lungs!)).toBe(both)
    expect(saysNormal(both, lungs!)).toBe(true)
    expect(withoutNormal(both, lungs!)).toBe(withNormal('Ruam', general!))
  })

  it('stays as somebody changed it', () => {
    const changed = 'Paru: ronki basah di kanan'
    expect(saysNormal(changed, lungs!)).toBe(false)
    expect(withoutNormal(changed, lungs!)).toBe(changed)
  })
})
