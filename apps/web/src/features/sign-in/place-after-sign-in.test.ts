import { describe, expect, it } from '@jest/globals'
import { hasWorkScreen, worksWithPatients } from '../../platform/workplace/screens'
import { placeAfterSignIn } from './place-after-sign-in'

const grants = (...roles: ('receptionist' | 'nurse' | 'head' | 'pharmacist' | 'it_admin')[]) =>
  roles.map((role) => ({ role, unit: null }))

describe('after signing in', () => {
  it('the first list of the role is shown', () => {
    expect(placeAfterSignIn(grants('receptionist'), '')).toBe('/loket/')
    expect(placeAfterSignIn(grants('nurse'), '')).toBe('/tunggu/')
    expect(placeAfterSignIn(grants('head'), '')).toBe('/kirim/')
    expect(placeAfterSignIn(grants('it_admin'), '')).toBe('/perangkat/')
  })

  it('who has no screen of their own yet is told so and not sent to an empty place', () => {
    expect(placeAfterSignIn(grants('head'), '')).toBe('/kirim/')
    expect(hasWorkScreen(grants('head'))).toBe(false)
    expect(placeAfterSignIn(grants('pharmacist'), '')).toBe('/obat/')
    expect(hasWorkScreen(grants('head', 'nurse'))).toBe(true)
  })

  it('who works with no patient has a screen and is shown no names', () => {
    expect(hasWorkScreen(grants('it_admin'))).toBe(true)
    expect(worksWithPatients(grants('it_admin'))).toBe(false)
    expect(worksWithPatients(grants('nurse'))).toBe(true)
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
