import { describe, expect, it } from '@jest/globals'
import { parsePushRequest } from './parse-push-request.js'

const id = '0f000000-0000-4000-8000-000000000001'
const envelope = { deviceId: id, epoch: id, build: 'b', receipt: null, leases: [] }
const record = { origin: { deviceId: id, seq: 1 }, opened: { fmt: 1, id, anything: { else: [1] } } }

const problem = (body: unknown) => {
  try {
    parsePushRequest(body)
    return null
  } catch (error) {
    const { code, extra } = error as { code: string; extra: object }
    return { code, ...extra }
  }
}

describe('reading a push body', () => {
  it('keeps every member of a record that is opened', () => {
    expect(parsePushRequest({ ...envelope, own: [record], carried: [record], skipped: [3] })).toEqual({
      ...envelope,
      own: [record],
      carried: [record],
      skipped: [3],
    })
  })

  it('names the record whose envelope cannot be read, own before carried', () => {
    const bad = { ...record, origin: { deviceId: id } }
    expect(problem({ ...envelope, own: [record, bad], carried: [] })).toEqual({
      code: 'command.malformed',
      index: 1,
    })
    expect(problem({ ...envelope, own: [record], carried: [record, 7] })).toEqual({
      code: 'command.malformed',
      index: 2,
    })
  })

  it('turns away what is no push at all', () => {
    const bodies = [
      null,
      'x',
      [],
      { ...envelope, own: [] },
      { ...envelope, own: Array(101).fill(record), carried: [] },
    ]
    for (const body of [...bodies, { ...envelope, deviceId: 'x', own: [], carried: [] }]) {
      expect(problem(body)).toEqual({ code: 'body.malformed' })
    }
  })
})
