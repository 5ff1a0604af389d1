import { describe, expect, it } from '@jest/globals'
import { quickTasks } from './quick-tasks.js'

describe('tasks without a turn of the event loop', () => {
  it('run one by one, each after every promise of the one before', async () => {
    const task = quickTasks()
    const seen: string[] = []
    const promises = async (name: string) => {
      for (let n = 0; n < 5; n += 1) await null
      seen.push(`promises of ${name}`)
    }
    await new Promise<void>((done) => {
      for (const name of ['a', 'b'])
        task(() => {
          seen.push(name)
          void promises(name)
          if (name === 'a') task(() => done(void seen.push('asked by a')))
        })
      void promises('whoever asked')
    })
    expect(seen).toEqual([
      'promises of whoever asked',
      'a',
      'promises of a',
      'b',
      'promises of b',
      'asked by a',
    ])
  })
})
