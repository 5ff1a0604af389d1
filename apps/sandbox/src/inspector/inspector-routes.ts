import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { carryOut, FaultCommand, faultReport } from '../faults/fault-command.js'
import type { House } from '../fhir/house.js'
import type { RequestLog } from '../gateway/request-log.js'
import { parseJson } from '../json/json.js'
import { formCommand } from './form-command.js'
import { isOwnMachine } from './own-machine.js'
import { inspectorPage } from './page.js'
import { styles } from './styles.js'

const styleHash = createHash('sha256').update(styles).digest('base64')
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** The page for people and the door for tools; both for this machine alone, neither touched by faults. */
export function addInspector(app: FastifyInstance, house: House, log: RequestLog): void {
  const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!isOwnMachine(request)) await reply.code(403).type('text/plain').send('Hanya dari komputer ini.')
  }
  const page = (reply: FastifyReply, status: number, said: string | null): FastifyReply =>
    reply
      .code(status)
      .headers(PAGE_HEADERS)
      .send(inspectorPage(house, log, said))

  app.get('/', { preHandler: guard }, (_request, reply) => page(reply, 200, null))

  app.post('/_sandbox/form', { preHandler: guard }, (request, reply) => {
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
    const command = FaultCommand.safeParse(formCommand(form, house.clock()))
    if (!command.success)
      return page(reply, 400, 'Isian itu tidak terbaca: isi jumlah permintaan atau peluang.')
    carryOut(house.faults, command.data)
    return reply.redirect('/', 303)
  })

  app.get('/_sandbox/faults', { preHandler: guard }, (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(faultReport(house.faults))),
  )

  app.post('/_sandbox/faults', { preHandler: guard }, (request, reply) => {
    // A form of another page cannot send JSON without asking first.
    const isJson = /^application\/json\b/.test(request.headers['content-type'] ?? '')
    const body = typeof request.body === 'string' ? parseJson(request.body) : undefined
    const command = FaultCommand.safeParse(body)
    if (!isJson || !command.success) {
      const why =
        isJson && !command.success ? command.error.issues.map(({ message }) => message) : ['JSON is needed']
      return reply
        .code(400)
        .type('application/json')
        .send(JSON.stringify({ error: why }))
    }
    return reply.type('application/json').send(JSON.stringify(carryOut(house.faults, command.data)))
  })
}
