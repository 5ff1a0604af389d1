import { describe, expect, it } from '@jest/globals'
import { runsOf } from './runs.js'

const row = (id: string, group: string) => ({ id, group })
const runs = (...rows: ReturnType<typeof row>[]) =>
  runsOf(rows, ({ group }) => group).map(({ label, rows: of }) => [label, of.map(({ id }) => id).join('')])

describe('headings of a list', () => {
  it('stand over rows that belong together', () => {
    expect(runs(row('a', 'now'), row('b', 'now'), row('c', 'owed'))).toEqual([
      ['now', 'ab'],
      ['owed', 'c'],
    ])
    expect(runs()).toEqual([])
  })

  it('come again rather than that a row moves', () => {
    expect(runs(row('a', 'now'), row('c', 'owed'), row('d', 'now')).map(([label]) => label)).toEqual([
      'now',
      'owed',
      'now',
    ])
  })
})
