import { describe, expect, it } from '@jest/globals'
import type { QueueCall } from '@lentera/contracts/queue/queue-call'
import { countingCalls } from './counting-calls.js'

const at = (minute: number) => `2026-11-20T00:0${minute}:00.000Z`
const call = (id: string, minute: number, change: Partial<QueueCall> = {}) =>
  ({ id, at: at(minute), stage: 'intake', ...change }) as QueueCall
const ids = (...found: Parameters<typeof countingCalls>) => countingCalls(...found).map(({ id }) => id)

describe('the calls that count', () => {
  it('are those for what the patient waits for, but for calls that were taken back', () => {
    const calls = [call('second', 2), call('first', 1), call('wrong', 3, { undone: true })]
    expect(ids([...calls, call('earlier', 1, { stage: 'examination' })], [], 'intake')).toEqual([
      'first',
      'second',
    ])
    expect(ids(calls, [], null)).toEqual([])
  })

  it('begin anew when the patient is back on the chairs, or in another unit', () => {
    const calls = [call('before', 1), call('after', 5)]
    expect(ids(calls, [{ kind: 'returned', at: at(3) }], 'intake')).toEqual(['after'])
    expect(ids(calls, [{ kind: 'moved', at: at(3) }], 'intake')).toEqual(['after'])
    expect(ids(calls, [{ kind: 'skipped', at: at(3) }], 'intake')).toEqual(['before', 'after'])
  })
})
