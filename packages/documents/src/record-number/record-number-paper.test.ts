import { describe, expect, it } from '@jest/globals'
import { recordNumberPaper } from './record-number-paper.js'

describe('the slip with a record number', () => {
  it('says the number large, and every number it takes the place of', () => {
    const { blocks } = recordNumberPaper({
      facility: 'Puskesmas Lentera Demo',
      number: '00-12-34',
      replaces: ['T-7K2P-3', '00-10-00'],
      printedOn: '20-11-2026',
    })
    const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
    expect(blocks).toContainEqual({ kind: 'text', text: '00-12-34', size: 'huge' })
    expect(texts).toEqual(
      expect.arrayContaining(['Pengganti nomor T-7K2P-3', 'Pengganti nomor 00-10-00', '20-11-2026']),
    )
  })
})
