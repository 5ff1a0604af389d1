import type { Attempt } from '@lentera/contracts/deliveries/adapter'
import type { LocalRef } from '@lentera/contracts/deliveries/external-id'

const markOf = (local: LocalRef): LocalRef => ({ ...local, remoteType: `${local.remoteType}/taken back` })

/** What was taken back before it left may still be waiting to leave, and must not any more. */
export const markTakenBack = ({ ids }: Attempt, local: LocalRef): Promise<void> =>
  ids.keep({ ...markOf(local), remoteId: 'taken back' })

export const isTakenBack = async ({ ids }: Attempt, local: LocalRef): Promise<boolean> =>
  (await ids.find(markOf(local))) !== null
