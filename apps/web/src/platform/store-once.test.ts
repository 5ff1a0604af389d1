import { describe, expect, it } from '@jest/globals'
import { StoreOnce } from './store-once'

function outbox() {
  const commands: string[] = []
  const save = (name: string) => async () => ({ seq: commands.push(name) })
  return { commands, save }
}
const noRoom = () => Promise.reject(new Error('disk full'))

describe('a form that stores several things', () => {
  it('does not store the first again when a later one failed', async () => {
    const { commands, save } = outbox()
    const form = new StoreOnce()
    await form.store('allergy', { answer: 'none' }, save('allergy'))
    await expect(form.store('vitals', { pulse: 80 }, noRoom)).rejects.toThrow('disk full')
    expect(await form.store('allergy', { answer: 'none' }, save('allergy'))).toBe(1)
    await form.store('vitals', { pulse: 80 }, save('vitals'))
    expect(commands).toEqual(['allergy', 'vitals'])
  })

  it('stores it again when it was changed meanwhile', async () => {
    const { commands, save } = outbox()
    const form = new StoreOnce()
    await form.store('allergy', { answer: 'none' }, save('none'))
    await form.store('allergy', { answer: 'present' }, save('present'))
    expect(commands).toEqual(['none', 'present'])
  })
})
