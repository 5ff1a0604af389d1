import { describe, expect, it } from '@jest/globals'
import { placeAfterSignIn } from './place-after-sign-in'

const grants = (...roles: ('receptionist' | 'nurse' | 'head')[]) =>
  roles.map((role) => ({ role, unit: null }))

describe('after signing in', () => {
  it('the first list of the role is shown', () => {
    expect(placeAfterSignIn(grants('receptionist'), '')).toBe('/loket/')
    expect(placeAfterSignIn(grants('nurse'), '')).toBe('/tunggu/')
    expect(placeAfterSignIn(grants('head'), '')).toBe('/kirim/')
  })

  it('the work goes on where it was', () => {
    expect(placeAfterSignIn(grants('nurse'), '?ke=%2Fkajian%2F%3Fid%3D1')).toBe('/kajian/?id=1')
  })

  it('nobody lands on a screen they may not use, or on another site', () => {
    expect(placeAfterSignIn(grants('receptionist'), '?ke=%2Fkajian%2F%3Fid%3D1')).toBe('/loket/')
    for (const evil of ['//evil.example/', 'https://evil.example/', '/loket/../x', 'javascript:alert(1)']) {
      expect(placeAfterSignIn(grants('receptionist'), `?ke=${encodeURIComponent(evil)}`)).toBe('/loket/')
    }
  })
})
