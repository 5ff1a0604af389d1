import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../faults/fault.js'
import { isCarriedOut, leavesInDoubt } from '../faults/fault.js'
import { maintenanceAnswer, spoiledAnswer } from '../faults/spoiled-answer.js'
import { FHIR_BASE, handleFhir } from '../fhir/handle-fhir.js'
import type { House } from '../fhir/house.js'
import { createKeysOf, searchedKeysOf } from '../fhir/request-keys.js'
import { type Answer, jsonAnswer, textAnswer } from './answer.js'
import type { ApiRequest } from './api-request.js'
import { invalidAccessToken } from './gateway-faults.js'
import type { RequestLog } from './request-log.js'
import { drip, drop, keepSilent, send } from './send.js'
import type { TokenDesk } from './token-desk.js'

export const TOKEN_PATH = '/oauth2/v1/accesstoken'

/** Everything that passes on the way to the platform: faults, tokens, counting, and the answer on the wire. */
export class Gateway {
  constructor(
    private readonly house: House,
    private readonly tokens: TokenDesk,
    private readonly log: RequestLog,
  ) {}

  /** Answers one request, or misbehaves as it was told. Nothing is said before everything is on the disk. */
  async serve(incoming: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { faults, memory } = this.house
    const request = apiRequest(incoming)
    const creates = isFhir(request) ? createKeysOf(request) : []
    memory.note('arrived', creates)
    if (faults.latency > 0) await wait(faults.latency)
    if (faults.isMaintenance()) return this.finish(incoming, reply, maintenanceAnswer())
    const fault = faults.strike(request.method, request.path)
    const answer = fault !== null && !isCarriedOut(fault) ? null : this.answer(request)
    const inDoubt = fault !== null && leavesInDoubt(fault)
    if (inDoubt) memory.note('unanswered', creates)
    // Only an answer that arrives tells anybody whether something is there.
    if (answer?.outcome === 'found' && !inDoubt) memory.note('looked', searchedKeysOf(request))
    if (!(await this.isKept())) return this.finish(incoming, reply, failed())
    if (fault === null) return this.finish(incoming, reply, answer ?? failed())
    return this.misbehave(incoming, reply, { fault, answer, creates })
  }

  private answer(request: ApiRequest): Answer {
    try {
      if (request.path === TOKEN_PATH) return this.tokens.ask(request)
      if (!this.tokens.accepts(request.authorization)) {
        return jsonAnswer(401, invalidAccessToken, 'unauthorized')
      }
      return handleFhir(this.house, request)
    } catch (failure) {
      // A mistake of this stand-in is told apart from the faults it was asked for.
      console.error('The SATUSEHAT sandbox could not answer.', failure)
      return failed()
    }
  }

  /** Waits until everything so far is on the disk; false when the disk refused it. */
  private async isKept(): Promise<boolean> {
    try {
      await this.house.memory.settled()
      return true
    } catch (failure) {
      console.error('The SATUSEHAT sandbox could not write its journal.', failure)
      return false
    }
  }

  private async misbehave(
    incoming: FastifyRequest,
    reply: FastifyReply,
    { fault, answer, creates }: { fault: Fault; answer: Answer | null; creates: readonly string[] },
  ): Promise<void> {
    const spoiled = spoiledAnswer(fault, answer)
    if (spoiled !== null && fault.kind !== 'slow-answer') return this.finish(incoming, reply, spoiled)
    this.log.add({
      ...this.logged(incoming),
      status: spoiled?.status ?? null,
      outcome: `fault:${fault.kind}`,
      rules: spoiled?.rules ?? [],
    })
    if (spoiled !== null) {
      drip(reply, spoiled, fault.pace, () => this.house.memory.note('unanswered', creates))
    } else if (fault.kind === 'no-answer') keepSilent(reply)
    else drop(reply)
  }

  private async finish(incoming: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<void> {
    const { status, outcome, rules } = answer
    this.log.add({ ...this.logged(incoming), status, outcome, rules })
    await send(reply, answer)
  }

  private logged = ({ method, url }: FastifyRequest) => ({ at: this.house.clock(), method, url })
}

const isFhir = ({ path }: ApiRequest): boolean => path.startsWith(FHIR_BASE)

const failed = (): Answer => textAnswer(500, 'Internal Server Error', 'failed')

function apiRequest({ method, url, headers, body }: FastifyRequest): ApiRequest {
  const mark = url.indexOf('?')
  return {
    method,
    path: mark === -1 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)),
    authorization: headers.authorization,
    body: typeof body === 'string' ? body : '',
  }
}
