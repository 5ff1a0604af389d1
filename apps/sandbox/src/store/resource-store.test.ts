import { describe, expect, it } from '@jest/globals'
import { stampOf } from '../fhir/version-stamp.js'
import { ResourceStore } from './resource-store.js'
import type { StoredResource } from './stored-resource.js'

const SYSTEM = 'http://sys-ids.kemkes.go.id/condition/1'
const row = (number: number, value = `DX-${number}`): StoredResource => ({
  type: 'Condition',
  id: String(number),
  version: stampOf(number + 1),
  resource: {
    resourceType: 'Condition',
    identifier: [{ system: SYSTEM, value }],
    encounter: { reference: `Encounter/${number % 10_000}` },
  },
})

describe('the store', () => {
  it('answers out of 100,000 as fast as out of 1,000', () => {
    const [small, large] = [new ResourceStore(), new ResourceStore()]
    for (let number = 0; number < 1000; number += 1) small.put(row(number))
    for (let number = 0; number < 100_000; number += 1) large.put(row(number))
    const timed = (store: ResourceStore): number => {
      const from = performance.now()
      for (let number = 0; number < 2000; number += 1) {
        store.byIdentifier('Condition', { system: SYSTEM, value: `DX-${number % 1000}` })
        store.twinOf('Condition', row(number % 1000).resource, 'other')
      }
      return performance.now() - from
    }
    timed(small)
    // A walk through all of them would take a hundred times as long.
    expect(timed(large)).toBeLessThan(timed(small) * 20 + 100)
    expect(large.pointingAt('Condition', { type: 'Encounter', id: '42' })).toHaveLength(10)
  })

  it('forgets what an older version was found by', () => {
    const store = new ResourceStore()
    store.put(row(1, 'old'))
    store.put({
      ...row(1, 'new'),
      resource: { ...row(1, 'new').resource, encounter: { reference: 'Encounter/2' } },
    })
    expect(store.byIdentifier('Condition', { system: SYSTEM, value: 'old' })).toEqual([])
    expect(store.pointingAt('Condition', { type: 'Encounter', id: '1' })).toEqual([])
    expect(store.byIdentifier('Condition', { system: SYSTEM, value: 'new' })).toHaveLength(1)
    expect(store.count('Condition')).toBe(1)
  })
})
