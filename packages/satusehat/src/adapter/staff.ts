import type { Attempt } from '@lentera/contracts/deliveries/adapter'
import type { PayloadOf } from '@lentera/contracts/kernel/event'
import type { UserChanged } from '@lentera/contracts/users/user-events'
import { practitionerRef } from '@lentera/fhir/references'
import { Ended, type Platform } from './platform.js'

/** Numbers of staff come back unmasked, unlike those of patients. */
const NIK = 'https://fhir.kemkes.go.id/id/nik'

/**
 * Who treats here is known there by a number that is found by the NIK. Nobody is registered by us: whoever is not
 * found has to be reported by the facility to the Ministry's register of health workers (SISDMK).
 * Source: SATUSEHAT playbook, Practitioner.
 */
export async function userChanged(
  platform: Platform,
  { userId, nik }: PayloadOf<typeof UserChanged>,
  attempt: Attempt,
): Promise<void> {
  if (nik === null) return
  const [found, ...others] = await platform.search('Practitioner', `${NIK}|${nik}`, attempt)
  if (found === undefined) throw new Ended({ kind: 'rejected', code: 'satusehat.practitioner_unknown' })
  if (others.length > 0) throw new Ended({ kind: 'rejected', code: 'satusehat.ambiguous' })
  await attempt.ids.keep({ ...practitionerRef(userId), remoteId: found })
}
