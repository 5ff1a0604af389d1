import { describe, expect, it } from '@jest/globals'
import { isUcumUnit } from './ucum.js'

describe('a unit', () => {
  it.each(
    'g mg ug ng/dL mg/dL g/dL kg/m2 cm mm m2 mL L mm[Hg] Cel % /min {beats}/min h d wk mo a min [IU] m[IU]/L mmol/L 10*3/uL fL pg {score} {#} [ppm] mL/min/{1.73_m2} U/L meq/L cal'.split(
      ' ',
    ),
  )('%s is UCUM', (code) => {
    expect(isUcumUnit(code)).toBe(true)
  })

  it.each(['mmHg', 'C', 'beats/minute', 'kgs', 'tablet', '', 'DEG', 'mg dL', 'x/menit', 'mg/'])(
    '%s is none',
    (code) => {
      expect(isUcumUnit(code)).toBe(false)
    },
  )
})
