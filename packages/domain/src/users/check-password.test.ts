import { describe, expect, it } from '@jest/globals'
import { checkPassword } from './check-password.js'

const codes = (password: string, username = 'ester.wanggai') =>
  checkPassword(password, username).map(({ code, field }) => [code, field])

describe('a password', () => {
  it('has at least eight characters, of whatever kind', () => {
    expect(codes('1234567')).toEqual([['users.password_too_short', 'password']])
    expect(codes('12345678')).toEqual([])
    // Four signs of two units each.
    expect(codes('🌸🌸🌸🌸')).toEqual([['users.password_too_short', 'password']])
    expect(codes('kapur sirih')).toEqual([])
  })

  it('is not the user name, in whatever letters', () => {
    expect(codes(' Ester.Wanggai ')).toEqual([['users.password_is_username', 'password']])
    expect(codes('ester', 'ester').map(([code]) => code)).toEqual([
      'users.password_too_short',
      'users.password_is_username',
    ])
  })
})
