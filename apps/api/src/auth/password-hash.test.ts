import { describe, expect, it } from '@jest/globals'
import { LoginAttempts } from './login-attempts.js'
import { passwordHashing } from './password-hash.js'
import { Semaphore } from './semaphore.js'

describe('a password hash', () => {
  it('is Argon2id with the agreed costs, salted anew each time', async () => {
    const passwords = await passwordHashing()
    const [a, b] = [await passwords.hash('rahasia'), await passwords.hash('rahasia')]
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(a).not.toBe(b)
    expect([await passwords.verify(a, 'rahasia'), await passwords.verify(a, 'Rahasia')]).toEqual([
      true,
      false,
    ])
  })

  it('is scrypt where Argon2 does not load, and either server verifies it', async () => {
    const without = await passwordHashing(() => Promise.reject(new Error('no binary')))
    const hash = await without.hash('rahasia')
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$/)
    const withArgon = await passwordHashing()
    for (const passwords of [without, withArgon])
      expect([await passwords.verify(hash, 'rahasia'), await passwords.verify(hash, 'salah')]).toEqual([
        true,
        false,
      ])
  })

  it('never verifies against nothing', async () => {
    const passwords = await passwordHashing()
    expect(await passwords.verify('', '')).toBe(false)
    expect(await passwords.verify('$argon2id$nonsense', 'x')).toBe(false)
  })
})

describe('login attempts', () => {
  it('are free five times; then the wait doubles, ends, and a success forgets it', () => {
    let now = 0
    const attempts = new LoginAttempts(() => now)
    for (let n = 0; n < 4; n += 1) attempts.failed('sari')
    expect(attempts.waitS('sari')).toBe(0)
    attempts.failed('sari')
    expect(attempts.waitS('sari')).toBe(1)
    now += 1000
    expect(attempts.waitS('sari')).toBe(0)
    attempts.failed('sari')
    expect(attempts.waitS('sari')).toBe(2)
    for (let n = 0; n < 20; n += 1) attempts.failed('sari')
    expect(attempts.waitS('sari')).toBe(300)
    attempts.succeeded('sari')
    expect(attempts.waitS('sari')).toBe(0)
  })
})

describe('a semaphore', () => {
  it('lets two in and the third after one of them', async () => {
    const semaphore = new Semaphore(2)
    let inside = 0
    let most = 0
    const work = () =>
      semaphore.run(async () => {
        most = Math.max(most, (inside += 1))
        await new Promise((resolve) => setTimeout(resolve, 5))
        inside -= 1
      })
    await Promise.all([work(), work(), work(), work()])
    expect([most, inside]).toEqual([2, 0])
  })
})
