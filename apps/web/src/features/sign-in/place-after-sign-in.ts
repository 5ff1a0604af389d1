import type { Grant } from '@lentera/contracts/users/auth'
import { screensOf } from '../../platform/workplace/screens'

/** Where the work was before the lock if this person may go there, else the first list of the role. */
export function placeAfterSignIn(grants: readonly Grant[], search: string): string {
  const screens = screensOf(grants)
  // Only our own pages: `//evil.example` would be another host.
  const back = /^(\/[a-z]+\/)(\?[^#]*)?$/.exec(new URLSearchParams(search).get('ke') ?? '')
  if (back && screens.some(({ href }) => href === back[1])) return back[0]
  // Who may both register and measure works with patients, not at the desk.
  const measures = grants.some(({ role }) => role === 'nurse' || role === 'doctor')
  const ofTheRole = screens.filter(({ roles }) => roles !== null)
  return ofTheRole.find(({ id }) => !measures || id === 'waiting')?.href ?? '/kirim/'
}
