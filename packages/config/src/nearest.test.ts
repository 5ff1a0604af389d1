import { describe, expect, it } from '@jest/globals'
import { editDistance, nearest } from './nearest.js'

describe('the nearest known word', () => {
  it('counts letters put in, left out and replaced', () => {
    expect(editDistance('port', 'port')).toBe(0)
    expect(editDistance('prt', 'port')).toBe(1)
    expect(editDistance('poort', 'port')).toBe(1)
    expect(editDistance('pert', 'port')).toBe(1)
    expect(editDistance('', 'port')).toBe(4)
  })

  it('finds the word that was meant, whatever its case', () => {
    expect(nearest('DATABSE-URL', ['data', 'database-url', 'redis-url'])).toBe('database-url')
    expect(nearest('anything', [])).toBeUndefined()
  })
})
