import { describe, expect, it } from '@jest/globals'
import { isLoincNumber, isSnomedId } from './check-digits.js'

describe('codes with a check digit', () => {
  it.each(['8480-6', '8462-4', '8867-4', '88645-7', '78375-3'])('LOINC %s is one', (code) => {
    expect(isLoincNumber(code)).toBe(true)
  })
  it.each(['8480-7', '8840-6', '8480', ''])('LOINC %s is none', (code) => {
    expect(isLoincNumber(code)).toBe(false)
  })
  it.each(['103693007', '248234008', '284473002', '22298006'])('SNOMED %s is one', (code) => {
    expect(isSnomedId(code)).toBe(true)
  })
  it.each(['103693008', '103963007', '007', 'abc'])('SNOMED %s is none', (code) => {
    expect(isSnomedId(code)).toBe(false)
  })
})
