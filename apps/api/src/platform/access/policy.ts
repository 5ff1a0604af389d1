import { SetMetadata } from '@nestjs/common'

/**
 * Who may call a route. `device`: the browser's credential. `service`: the credential of a device that signs
 * as itself. `person`: a fresh access token. A route without a policy is closed.
 */
export type Policy = 'public' | 'device' | 'service' | 'person'

export const POLICY = 'lentera:policy'

export const Access = (policy: Policy) => SetMetadata(POLICY, policy)
