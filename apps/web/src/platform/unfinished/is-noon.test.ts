import { describe, expect, it } from '@jest/globals'
import { isNoon } from './is-noon'

const at = (time: string) => isNoon(`2026-11-20T${time}Z`, 'Asia/Jayapura')

describe('noon at the facility', () => {
  it('is from twelve to one on its own clock', () => {
    expect([at('02:59:59.000'), at('03:00:00.000'), at('03:59:59.000'), at('04:00:00.000')]).toEqual([
      ...[false, true, true, false],
    ])
  })
})
