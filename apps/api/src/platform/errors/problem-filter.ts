import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log.js'
import { problemOf } from './problem-of.js'
import { sendProblem } from './send-problem.js'

/** The one place that turns an error into HTTP: an RFC 9457 document, never a message of the error itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const reply = http.getResponse<FastifyReply>()
    const problem = problemOf(error)
    if (problem.code === 'server.error')
      this.log.error('request failed', { requestId: String(request.id), ...describeError(error) })
    if (reply.sent || reply.raw.headersSent) return
    sendProblem(problem, request, reply)
  }
}

/** What a log may say of an error: its kind and place. A database's message repeats the values it was given. */
export function describeError(error: unknown): Record<string, unknown> {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string }
  const frames = (stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return {
    error: name ?? typeof error,
    ...(code ? { code } : {}),
    at: frames.slice(0, 6).map((line) => line.trim()),
  }
}
