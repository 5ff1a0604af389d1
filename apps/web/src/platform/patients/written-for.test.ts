import { describe, expect, it } from '@jest/globals'
import type { LocalView } from '@lentera/sync/client/api'
import { writtenFor } from './written-for'

const view = (record: unknown): LocalView => ({ get: () => record && { record } }) as unknown as LocalView

describe('what is written for a person', () => {
  it('goes under the number that is kept, and says which numbers were one person', () => {
    const set = { id: 'old', canonicalId: 'kept', members: ['kept', 'old'], links: [] }
    expect(writtenFor(view(set), 'old')).toEqual({ patientId: 'kept', seen: ['kept', 'old'] })
  })

  it('stays as it is for one number, and for one that stands alone again', () => {
    expect(writtenFor(view(null), 'one')).toEqual({ patientId: 'one' })
    expect(writtenFor(view({ id: 'one', canonicalId: 'one', members: ['one'], links: [] }), 'one')).toEqual({
      patientId: 'one',
    })
  })
})
