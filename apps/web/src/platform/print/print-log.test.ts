import { describe, expect, it, jest } from '@jest/globals'
import { notePrint, printedToday } from './print-log'

const aStorage = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  }
}
const aPrint = (at: string, subjectId = 'visit-1') => ({
  ...{ paper: 'visit-summary' as const, subjectId, patientId: 'ani', at },
})

describe('what was printed today', () => {
  it('counts the copies of one paper, the newest first', () => {
    const storage = aStorage()
    expect(notePrint('2026-11-20', aPrint('08:00'), storage)).toBe(0)
    expect(notePrint('2026-11-20', aPrint('08:05', 'visit-2'), storage)).toBe(0)
    expect(notePrint('2026-11-20', aPrint('08:10'), storage)).toBe(1)
    expect(notePrint('2026-11-20', { ...aPrint('08:11'), paper: 'sick-letter' }, storage)).toBe(0)
    expect(printedToday('2026-11-20', storage)).toEqual([
      { ...aPrint('08:11'), paper: 'sick-letter', times: 1 },
      { ...aPrint('08:10'), times: 2 },
      { ...aPrint('08:05', 'visit-2'), times: 1 },
    ])
  })

  it('begins anew with the day', () => {
    const storage = aStorage()
    notePrint('2026-11-20', aPrint('08:00'), storage)
    expect(printedToday('2026-11-21', storage)).toEqual([])
    expect(notePrint('2026-11-21', aPrint('08:00'), storage)).toBe(0)
  })

  it('holds up no paper where the disk is full', () => {
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(notePrint('2026-11-20', aPrint('08:00'), full)).toBe(0)
    expect(told).toHaveBeenCalledTimes(1)
    told.mockRestore()
  })

  it('is empty where the browser kept rubbish', () => {
    expect(printedToday('2026-11-20', { getItem: () => '{"date":' })).toEqual([])
  })
})
