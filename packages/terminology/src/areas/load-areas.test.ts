import { describe, expect, it } from '@jest/globals'
import { VillageCode } from '@lentera/contracts/patients/patient'
import { parseCsv } from './csv.js'
import { areasOfRegency } from './load-areas.js'

describe('the villages of a kabupaten', () => {
  const jayapura = areasOfRegency('9171')

  it('are those of Kemendagri with codes a form accepts', () => {
    expect(jayapura.name).toBe('KOTA JAYAPURA')
    expect(jayapura.villages).toHaveLength(39)
    expect(jayapura.villages).toContainEqual({
      code: '9171041004',
      name: 'Koya Barat',
      district: 'Muara Tami',
    })
    for (const { code } of jayapura.villages) expect(VillageCode.safeParse(code).success).toBe(true)
  })

  it('come in the order of their codes, each once', () => {
    const codes = jayapura.villages.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)].sort())
  })

  it('name their source, as the licence of the table asks', () => {
    expect(jayapura.source).toMatch(/Open Database License/)
  })

  it('are spelled as people write them', () => {
    const names = areasOfRegency('3513').villages.map(({ name }) => name)
    expect(names).toContain("Soka'an")
    expect(names.join()).not.toContain('"')
  })

  it('of no kabupaten are an error, not an empty list', () => {
    expect(() => areasOfRegency('9999')).toThrow('9999')
  })
})

describe('a comma separated table', () => {
  it('may quote commas, line breaks and quotes', () => {
    expect(parseCsv('a,b\r\n"x, ""y""\nz",\r\n1,2\r\n')).toEqual([
      { a: 'x, "y"\nz', b: '' },
      { a: '1', b: '2' },
    ])
    expect(parseCsv('a\n\n1')).toEqual([{ a: '1' }])
    expect(parseCsv('a,b\n"",Soka"an')).toEqual([{ a: '', b: 'Soka"an' }])
  })

  it('that does not fit its header is refused', () => {
    expect(() => parseCsv('a,b\n1\n')).toThrow('row 2')
    expect(() => parseCsv('a,b\n1,x\ry\n')).toThrow()
  })
})
