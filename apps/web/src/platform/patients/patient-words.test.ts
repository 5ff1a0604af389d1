import { describe, expect, it } from '@jest/globals'
import { aDirectoryEntry } from '@lentera/domain/testing/samples'
import { createTranslator } from 'use-intl'
import { messages } from '../../messages/id/messages'
import { patientWords } from './patient-words'

const t = createTranslator({ locale: 'id', messages, namespace: 'patient' })

describe('the answer about allergies', () => {
  it('is dated by the day at the facility, not by the day in Greenwich', () => {
    // 21 November, 00:30 in Jayapura; still the 20th in Jakarta and in UTC.
    const entry = aDirectoryEntry({
      allergyAnswer: 'present',
      allergyNames: ['Amoksisilin'],
      allergyAnsweredAt: '2026-11-20T15:30:00.000Z',
    })
    expect(patientWords(t, 'Asia/Jayapura').allergyOf(entry)).toEqual({
      answer: 'danger',
      text: 'ALERGI Amoksisilin (21-11-2026)',
    })
    expect(patientWords(t, 'Asia/Jakarta').allergyOf(entry).text).toBe('ALERGI Amoksisilin (20-11-2026)')
  })

  it('never looks answered where nobody asked or nothing is known here', () => {
    const words = patientWords(t, 'Asia/Jayapura')
    expect(words.allergyOf(aDirectoryEntry()).answer).toBe('attention')
    expect(words.allergyOf(null).answer).toBe('unknown')
    const none = aDirectoryEntry({ allergyAnswer: 'none', allergyAnsweredAt: '2026-11-20T01:00:00.000Z' })
    expect(words.allergyOf(none)).toEqual({ answer: 'fine', text: 'Tidak ada alergi (20-11-2026)' })
  })
})

describe('somebody who died', () => {
  it('is shown with the day, and nobody else with anything', () => {
    const { deathOf } = patientWords(t, 'Asia/Jayapura')
    expect(deathOf(aDirectoryEntry({ deceasedOn: '2026-11-19' }))).toEqual(['† meninggal 19-11-2026'])
    expect(deathOf(aDirectoryEntry())).toEqual([])
  })
})
