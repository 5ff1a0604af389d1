import { describe, expect, it } from '@jest/globals'
import type { Grant } from '@lentera/contracts/users/auth'
import { choiceOf, grantsOf, unitAnswers } from './role-choice'

const units = [
  { code: 'umum', name: 'Poli Umum', letter: 'A' },
  { code: 'kia', name: 'KIA', letter: 'B' },
]

describe('rights in the form', () => {
  it('come back as they were, several units of one role too', () => {
    const grants: Grant[] = [
      { role: 'nurse', unit: 'kia' },
      { role: 'nurse', unit: 'umum' },
      { role: 'head', unit: null },
    ]
    const choice = choiceOf(grants)
    expect(choice).toEqual({ nurse: 'kia+umum', head: '*' })
    expect(grantsOf(choice)).toEqual(grants)
  })

  it('in every unit say all that a single unit says', () => {
    const everywhere = choiceOf([
      { role: 'nurse', unit: 'kia' },
      { role: 'nurse', unit: null },
    ])
    expect(grantsOf(everywhere)).toEqual([{ role: 'nurse', unit: null }])
  })

  it('of machines are not offered and not given', () => {
    expect(grantsOf(choiceOf([{ role: 'system', unit: null }]))).toEqual([])
  })

  it('are asked for by the units of the facility, and by what somebody has', () => {
    const labels = (present: string) => unitAnswers(present, units, 'semua poli').map(({ label }) => label)
    expect(labels('*')).toEqual(['semua poli', 'Poli Umum', 'KIA'])
    expect(labels('kia+umum')).toEqual(['semua poli', 'Poli Umum', 'KIA', 'KIA, Poli Umum'])
    expect(labels('gigi')).toContain('gigi')
  })
})
