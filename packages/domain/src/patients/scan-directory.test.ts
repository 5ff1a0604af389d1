import { describe, expect, it } from '@jest/globals'
import { partOf, partsOf } from '../testing/packed-parts.js'
import { aDirectoryEntry, id } from '../testing/samples.js'
import { bornTogether, lackingPeople, withCardTail } from './scan-directory.js'

const entry = (n: number, change: Parameters<typeof aDirectoryEntry>[0] = {}) =>
  aDirectoryEntry({ id: id(n), medicalRecordNumber: `00-00-${n}`, ...change })

describe('looking through the directory', () => {
  it('finds whose card ends with the digits, and nobody else', () => {
    const all = partsOf([
      entry(11, { bpjsTail: '567890' }),
      entry(12, { bpjsTail: '567891' }),
      entry(13),
      entry(14, { nikTail: '7890', bpjsTail: '567890' }),
    ])
    expect(withCardTail(all, '567890').map((one) => one.id)).toEqual([id(11), id(14)])
  })

  it('does not show a state that another row has replaced', () => {
    const old = partOf([entry(11, { bpjsTail: '567890', lacks: ['nik'] })], () => false)
    expect([withCardTail([old], '567890'), lackingPeople([old], 9).count]).toEqual([[], 0])
  })

  it('names those born together in the order of their birth', () => {
    const all = partsOf([
      entry(12, { twinOf: id(11), birthOrder: 2 }),
      entry(13),
      entry(11, { twinOf: id(11), birthOrder: 1 }),
    ])
    expect(bornTogether(all, id(11)).map((one) => one.id)).toEqual([id(11), id(12)])
  })

  it('counts who has something left to tell; whoever came last stands first', () => {
    const all = partsOf([
      entry(11, { lacks: ['religion'], lastVisitOn: '2026-11-01' }),
      entry(12, { lastVisitOn: '2026-11-20' }),
      entry(13, { lacks: ['nik'] }),
      entry(14, { lacks: ['nik', 'religion'], lastVisitOn: '2026-11-19' }),
    ])
    const { count, people } = lackingPeople(all, 2)
    expect([count, people.map((one) => one.id)]).toEqual([3, [id(14), id(11)]])
  })

  it('counts whoever has no address yet among them', () => {
    const all = partsOf([entry(11), entry(12, { villageCode: '0000000000' }), entry(13, { lacks: ['nik'] })])
    expect(lackingPeople(all, 9).people.map((one) => one.id)).toEqual([id(12), id(13)])
  })

  it('finds nobody whose import was taken back', () => {
    const gone = partsOf([entry(11, { bpjsTail: '567890', lacks: ['nik'], withdrawn: true })])
    expect([withCardTail(gone, '567890'), lackingPeople(gone, 9).count]).toEqual([[], 0])
  })
})
