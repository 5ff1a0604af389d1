import { queueTickets } from '@lentera/contracts/queue/ticket'
import type { Id } from '@lentera/contracts/kernel/id'
import { visits } from '@lentera/contracts/visits/visit'
import type { DeviceCore } from '@lentera/sync/client/api'

/**
 * What the QR of a ticket holds: with everything that the next room needs where the server may not have it, else
 * only which visit it is. null: this device knows no number of the visit, or nobody is unlocked any more.
 */
export async function ticketCode(core: DeviceCore, visitId: Id): Promise<string | null> {
  const visit = core.view.get(visits, visitId)
  const ticket = core.view.find(queueTickets, 'visitId', visitId).rows[0]?.record
  if (!visit || !ticket) return null
  const heading = { id: visitId, label: ticket.number, date: ticket.serviceDate }
  try {
    const whole = await core.handOver(heading, visit.pendingBy ? [visit.pendingBy] : [])
    return whole.fitsOneQr ? whole.code : (await core.handOver(heading, [])).code
  } catch (error) {
    // A ticket without its code is a ticket all the same.
    console.error('code', error)
    return null
  }
}
