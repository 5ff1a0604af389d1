import { describe, expect, it } from '@jest/globals'
import { orderSets, withOrderSet } from './order-sets.js'

const ispa = orderSets.sets[0]!
const empty = { subjective: '', objective: '', plan: '' }

describe('a paket', () => {
  it('fills what is empty', () => {
    expect(withOrderSet(empty, ispa)).toEqual({
      subjective: ispa.subjective,
      objective: ispa.objective,
      plan: ispa.plan,
    })
  })

  it('keeps the complaint that was told, and every word that was written', () => {
    const typed = { subjective: 'Batuk 5 hari', objective: 'Ronki di kanan', plan: 'Foto dada' }
    expect(withOrderSet(typed, ispa)).toEqual({
      subjective: 'Batuk 5 hari',
      objective: `Ronki di kanan\n${ispa.objective}`,
      plan: `Foto dada\n${ispa.plan}`,
    })
  })

  it('taken twice is taken once', () => {
    const once = withOrderSet(empty, ispa)
    expect(withOrderSet(once, ispa)).toEqual(once)
  })

  it('has a name and a key of its own, and a code of ICD-10', () => {
    expect(new Set(orderSets.sets.map(({ id }) => id)).size).toBe(orderSets.sets.length)
    expect(orderSets.sets.length).toBeLessThanOrEqual(9)
    for (const { diagnosis, lines } of orderSets.sets) {
      expect(diagnosis.code).toMatch(/^[A-Z]\d\d(\.\d)?$/)
      for (const { drug, rule } of lines) expect([drug, rule]).not.toContain('')
    }
  })
})
