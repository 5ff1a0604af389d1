import { describe, expect, it } from '@jest/globals'
import { wantedEvents } from '@lentera/contracts/deliveries/delivery'
import { toldEvents } from './satusehat-adapter.js'

describe('the adapter to SATUSEHAT', () => {
  it('tells of every event that is owed to SATUSEHAT, and of no other', () => {
    expect([...toldEvents].sort()).toEqual(wantedEvents.satusehat.map(({ name }) => name).sort())
  })
})
