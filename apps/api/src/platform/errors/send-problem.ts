import { problemStatus, type Problem } from '@lentera/contracts/kernel/problem'
import type { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemTexts } from './problem-texts.js'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** The RFC 9457 document of a problem: a code for programs, Indonesian words for people. */
export function problemDocument({ code, extra }: ProblemError, requestId: string): Problem {
  return {
    type: `urn:lentera:problem:${code}`,
    ...problemTexts[code],
    status: problemStatus[code],
    code,
    requestId,
    ...extra,
  }
}

/** Answers a request with a problem and nothing else. */
export function sendProblem(problem: ProblemError, request: FastifyRequest, reply: FastifyReply): void {
  const { retryAfterS } = problem.extra
  if (retryAfterS !== undefined) reply.header('retry-after', String(Math.ceil(retryAfterS)))
  const document = problemDocument(problem, String(request.id))
  reply.status(document.status).header('content-type', PROBLEM_TYPE).send(JSON.stringify(document))
}
