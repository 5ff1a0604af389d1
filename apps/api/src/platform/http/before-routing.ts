import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemOf } from '../errors/problem-of.js'
import { PROBLEM_TYPE, problemDocument, sendProblem } from '../errors/send-problem.js'
import { securityHeaders } from './security-headers.js'

/** An address that cannot be decoded (`/%ff`) finds no route, so neither hooks nor the filter see it. */
export function answerUnreadable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void securityHeaders(request, reply)
  sendProblem(problemOf(error), request, reply)
}

/** Bytes that are no HTTP at all: there is a socket, but no request to answer. */
export function answerGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const document = problemDocument(new ProblemError('body.malformed'), randomUUID())
    const body = JSON.stringify(document)
    socket.write(
      [
        `HTTP/1.1 ${document.status} Bad Request`,
        `content-type: ${PROBLEM_TYPE}`,
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  }
  socket.destroySoon()
}
