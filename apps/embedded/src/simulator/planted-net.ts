import type { PullAnswer, PullRequest } from '@lentera/contracts/sync/pull'
import type { NetPort } from '@lentera/sync/client/ports'
import { type Disk, forget } from './planted-loss.js'
import type { Plant } from './plants.js'

/** The device's line, with the planted mistake if it is one that shows there. */
export function plantedNet(plant: Plant | null, net: NetPort, disk: Disk): NetPort {
  switch (plant) {
    case 'dropBeforeAnswer':
      return {
        request: async (request) => {
          if (request.path === '/api/v1/sync/push') await forgetSent(disk, request.body)
          return net.request(request)
        },
      }
    case 'serverErrorIsOk':
      return {
        request: async (request) => {
          const answer = await net.request(request)
          if (request.path === '/api/v1/sync/push' && answer.status >= 500)
            await forgetSent(disk, request.body)
          return answer
        },
      }
    case 'anyPullAnswer':
      return {
        request: async (request) => {
          const answer = await net.request(request)
          const isPull = request.path === '/api/v1/sync/pull' && answer.contentType === 'application/json'
          return isPull ? { ...answer, text: readdressed(answer.text, request.body) } : answer
        },
      }
    default:
      return net
  }
}

function forgetSent(disk: Disk, body: string | undefined): Promise<void> {
  const { own } = JSON.parse(body ?? '{}') as { own: { origin: { seq: number } }[] }
  const sent = new Set(own.map(({ origin }) => origin.seq))
  return forget(disk, ({ seq }) => sent.has(seq))
}

/** The answer as if it were one to this request, so that the device cannot see that it is old. */
function readdressed(text: string, body: string | undefined): string {
  const { scopes, ask } = JSON.parse(body ?? '{}') as PullRequest
  const held = new Map(scopes.map(({ name, cursor }) => [name, cursor]))
  try {
    const answer = JSON.parse(text) as PullAnswer
    const named = answer.scopes.map((one) => ({ ...one, asked: held.get(one.name) ?? null }))
    return JSON.stringify({ ...answer, ask, scopes: named })
  } catch {
    // Cut on the way.
    return text
  }
}
