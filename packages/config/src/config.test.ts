import { describe, expect, it } from '@jest/globals'
import { Config } from './config.js'
import { presets } from './presets.js'

const demo = { ...presets.demo, preset: 'demo', data: '/data' }

describe('the configuration', () => {
  it('keeps the accounts of the demo on this computer', () => {
    expect(Config.safeParse(demo).success).toBe(true)
    expect(Config.safeParse({ ...demo, host: '0.0.0.0' }).success).toBe(false)
    expect(Config.safeParse({ ...demo, preset: 'one-pc', host: '0.0.0.0' }).success).toBe(true)
  })

  it('refuses a key it does not know', () => {
    expect(Config.safeParse({ ...demo, databse: 'embedded' }).success).toBe(false)
  })
})
