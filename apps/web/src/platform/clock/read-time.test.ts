import { describe, expect, it } from '@jest/globals'
import { readTime } from './read-time'

describe('a time of day as people type it', () => {
  it.each([
    ['0745', '07:45'],
    ['745', '07:45'],
    ['7.45', '07:45'],
    [' 07:45 ', '07:45'],
    ['23:59', '23:59'],
    ['24:00', null],
    ['7:60', null],
    ['7', null],
    ['', null],
  ])('%s', (typed, read) => {
    expect(readTime(typed)).toBe(read)
  })
})
