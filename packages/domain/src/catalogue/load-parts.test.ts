import { describe, expect, it } from '@jest/globals'
import { MAX_ARGS_BYTES } from '@lentera/contracts/kernel/command'
import { loadParts } from './load-parts.js'

describe('a list in parts', () => {
  it('holds every line once, in order, two hundred in a part', () => {
    const lines = Array.from({ length: 450 }, (_, n) => ({ code: `A${n}` }))
    const parts = loadParts(lines)
    expect(parts.map(({ length }) => length)).toEqual([200, 200, 50])
    expect(parts.flat()).toEqual(lines)
  })

  it('has parts that fit into a command, however long the lines are and whatever letters they have', () => {
    const lines = Array.from({ length: 150 }, (_, n) => ({ code: `A${n}`, words: 'é'.repeat(1000) }))
    for (const part of loadParts(lines))
      expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(MAX_ARGS_BYTES * 0.8)
    expect(loadParts(lines).flat()).toEqual(lines)
  })

  it('is nothing where there are no lines', () => {
    expect(loadParts([])).toEqual([])
  })
})
