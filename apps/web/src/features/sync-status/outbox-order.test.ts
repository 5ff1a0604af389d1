import { describe, expect, it } from '@jest/globals'
import { inOrderOfWork, wantsOf } from './outbox-order'
import { anEntry } from './testing/samples'

const nothingClosed = () => false
const seqs = (...entries: Parameters<typeof anEntry>[0][]) =>
  inOrderOfWork(entries.map(anEntry), nothingClosed).map(({ seq }) => seq)

describe('the list of what this computer has saved', () => {
  it('begins with what somebody must look at, however old, then what waits, then what is done', () => {
    expect(
      seqs(
        { seq: 6, state: 'settled', outcome: 'applied' },
        { seq: 5, state: 'pending' },
        { seq: 4, state: 'settled', outcome: 'blocked' },
        { seq: 3, state: 'settled', outcome: 'flagged' },
        { seq: 2, state: 'settled', outcome: 'applied' },
        { seq: 1, state: 'unsendable' },
      ),
    ).toEqual([3, 1, 5, 4, 6, 2])
  })

  it.each(['flagged', 'refused', 'quarantined'] as const)(
    'asks for somebody where a record was %s',
    (outcome) => {
      const entry = anEntry({ state: 'settled', outcome, reviewItemId: 'item' })
      expect(wantsOf(entry, nothingClosed)).toBe('person')
      expect(wantsOf(entry, (id) => id === 'item')).toBe('nothing')
    },
  )
})
