import { describe, expect, it } from '@jest/globals'
import { Outcome } from '@lentera/contracts/kernel/outcome'
import { issueDefinitions } from '@lentera/contracts/registry'
import { createTranslator } from 'use-intl'
import { messages } from '../../messages/id/messages'

const t = createTranslator({ locale: 'id', messages, namespace: 'reviews' })
const issue = createTranslator({ locale: 'id', messages, namespace: 'issues' })

describe('what happened, in words', () => {
  it.each(Outcome.options)('%s has a sentence that carries its reason', (outcome) => {
    expect(t(`outcome.${outcome}`)).not.toContain('reviews.')
    for (const { code } of issueDefinitions()) {
      const reason = issue(code as 'numbers.exhausted')
      expect(reason).not.toContain(code)
      expect(t(`happened.${outcome}`, { reason })).toContain(reason)
    }
  })

  it('keeps to the words of the house', () => {
    expect(t('outcome.flagged')).toBe('Perlu dicek')
    expect(t('outcome.blocked')).toBe('Menunggu data sebelumnya')
    expect(t('outcome.quarantined')).toBe('Ditahan, perlu dicek')
    expect(t('happened.refused', { reason: 'nomor sudah habis.' })).toMatch(/^Tidak bisa, karena/)
    expect(t('which')).toBe('Data beda, pilih yang benar')
  })
})

it('since when, in words', () => {
  expect(t('waited.minutes', { count: 0 })).toBe('baru saja')
  expect(t('waited.minutes', { count: 5 })).toBe('5 menit lalu')
})
