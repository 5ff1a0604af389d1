import { describe, expect, it } from '@jest/globals'
import { id } from '@lentera/domain/testing/samples'
import { procedureHits } from './procedure-hits'

const entry = (n: number, code: string, name: string, words = '', active = true) => ({
  ...{ id: id(n), code, name, words, active },
  ...{ priceRupiah: 15_000, loadId: id(1) },
})
const list = [
  entry(2, 'T-12', 'Rawat luka', 'ganti perban'),
  entry(3, 'T-13', 'Jahit luka 1-5 simpul'),
  entry(4, 'T-14', 'Rawat luka bakar', '', false),
]
const codes = (text: string) => procedureHits(list, text, `"${text}"`).map(({ code }) => code)

describe('finding a procedure', () => {
  it('goes by parts of its name, its code or what people call it', () => {
    expect(codes('luka')).toEqual(['T-12', 'T-13', null])
    expect(codes('luka jahit')).toEqual(['T-13', null])
    expect(codes('perban')).toEqual(['T-12', null])
    expect(codes('t-13')).toEqual(['T-13', null])
  })

  it('offers what was typed in words where no tariff has it', () => {
    expect(procedureHits(list, 'pijat', 'tulis "pijat"')).toEqual([
      { id: 'in-words', code: null, name: 'tulis "pijat"' },
    ])
    expect(codes('  ')).toEqual([])
  })
})
