import { describe, expect, it } from '@jest/globals'
import { SetClock } from '@lentera/contracts/clock/clock-setting'
import { aCommand, id, known } from '../testing/samples.js'
import { setClock } from './set-clock.js'

describe("N11: a person's word about the server's clock", () => {
  const set = (shown: string, actual: string, commandId = id(900)) =>
    setClock(
      { settings: known([]) },
      aCommand(SetClock, { run: id(5), shown, actual }, { id: commandId }),
    ).writes.map(({ record }) => record)

  it('is how far the clock was from the truth, whenever the command comes', () => {
    expect(set('2016-01-01T00:03:00.000Z', '2026-11-20T00:00:00.000Z')).toMatchObject([
      { run: id(5), offsetMs: Date.UTC(2026, 10, 20) - Date.UTC(2016, 0, 1, 0, 3), by: id(901) },
    ])
  })

  it('is one for a run of the clock: the last stands', () => {
    const [first] = set('2016-01-01T00:00:00.000Z', '2026-11-20T00:00:00.000Z')
    const [second] = set('2016-01-01T00:00:00.000Z', '2026-11-20T01:00:00.000Z', id(901))
    expect(second!.id).toBe(first!.id)
  })
})
