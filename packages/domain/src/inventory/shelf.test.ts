import { describe, expect, it } from '@jest/globals'
import { id } from '../testing/samples.js'
import { aBatch } from '../testing/stock-samples.js'
import { shelfOf } from './shelf.js'

const today = '2026-11-23'
const batch = (expiresOn: string | null, balance: number) =>
  aBatch({ id: id(balance + 50), expiresOn, balance })

describe('what a shelf shows', () => {
  it('is what may be given out, and when the first of it expires', () => {
    expect(shelfOf([batch('2027-12-31', 20), batch('2027-06-30', 5)], today)).toEqual({
      usable: 25,
      nearest: '2027-06-30',
      marks: [],
    })
  })

  it('names what is expired and does not count it', () => {
    expect(shelfOf([batch('2026-11-22', 20), batch('2027-06-30', 5)], today)).toEqual({
      usable: 5,
      nearest: '2027-06-30',
      marks: ['expired'],
    })
    expect(shelfOf([batch('2026-11-22', 20)], today).marks).toEqual(['expired', 'empty'])
  })

  it('names what expires within three months', () => {
    expect(shelfOf([batch('2027-02-20', 20)], today).marks).toEqual(['near'])
    expect(shelfOf([batch('2027-02-21', 20)], today).marks).toEqual([])
  })

  it('is empty where the book says nothing or less', () => {
    expect(shelfOf([batch('2027-06-30', 0)], today)).toEqual({ usable: 0, nearest: null, marks: ['empty'] })
    expect(shelfOf([batch('2027-06-30', -1)], today).marks).toEqual(['negative', 'empty'])
  })
})
