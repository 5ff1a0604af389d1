import { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import { SessionAnswer } from '@lentera/contracts/users/auth'
import type { NodeNet } from './node-net.js'

/** Signs a person in over the public API; later requests carry the token. */
export async function signIn(net: NodeNet, username: string, password: string): Promise<SessionAnswer> {
  const session = SessionAnswer.parse(await net.json('/api/v1/auth/login', { username, password }))
  net.token = session.accessToken
  return session
}

/** Enrols this device for the signed-in person; the credential lands in the cookie jar. */
export const enrol = async (net: NodeNet, name: string, publicKey: string): Promise<EnrolAnswer> =>
  EnrolAnswer.parse(await net.json('/api/v1/sync/enrol', { name, unit: 'all', publicKey }))
