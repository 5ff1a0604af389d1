import { describe, expect, it } from '@jest/globals'
import { aDirectoryEntry, aPatient } from '../testing/samples.js'
import { lacksOf, stillToAsk, withLacks, withoutTold } from './lacks.js'

const today = '2026-11-20'
const silent = { religion: null, education: null, occupation: null, maritalStatus: null }

describe('what registration left for later (Permenkes 24/2022 Pasal 14)', () => {
  it('is the NIK and the social data of a grown person', () => {
    expect(lacksOf(aPatient({ ...silent, noNikReason: 'card_lost' }), false, today)).toEqual([
      ...['nik', 'religion', 'education', 'occupation', 'maritalStatus'],
    ])
  })

  it('is no trade and no civil status of a child, and no schooling of an infant', () => {
    expect(lacksOf(aPatient({ ...silent, birthDate: '2016-01-01' }), true, today)).toEqual([
      'religion',
      'education',
    ])
    expect(lacksOf(aPatient({ ...silent, birthDate: '2025-01-01' }), true, today)).toEqual(['religion'])
  })

  it('is no NIK of a foreigner', () => {
    expect(lacksOf(aPatient({ ...silent, noNikReason: 'foreigner' }), false, today)).not.toContain('nik')
  })

  it('is nothing once everything was told', () => {
    const complete = aPatient({ occupation: 'Petani' })
    expect(withLacks(aDirectoryEntry({ lacks: ['nik'] }), complete, true, today)).not.toHaveProperty('lacks')
  })

  it('shrinks by what is told where only the short row is here', () => {
    const entry = aDirectoryEntry({ lacks: ['nik', 'religion'] })
    expect(withoutTold(entry, { religion: 'islam', nik: null }).lacks).toEqual(['nik'])
    expect(withoutTold(entry, { religion: 'islam', nik: '9171045203909001' })).not.toHaveProperty('lacks')
  })
})

describe('what is still to be asked of somebody registered in a hurry', () => {
  const hurried = { villageCode: '0000000000', payer: null, motherName: null }
  it('is what the law wants, and address, payer and a small child’s mother', () => {
    const child = aDirectoryEntry({ lacks: ['nik'], birthDate: '2024-01-01', ...hurried })
    expect(stillToAsk(child, today)).toEqual(['nik', 'address', 'payer', 'motherName'])
    expect(stillToAsk(aDirectoryEntry(hurried), today)).toEqual(['address', 'payer'])
  })

  it('is nothing of somebody who was asked everything', () => {
    expect(stillToAsk(aDirectoryEntry(), today)).toEqual([])
  })
})
