import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { Id } from '@lentera/contracts/kernel/id'
import type { FastifyRequest } from 'fastify'

export interface DevicePrincipal {
  readonly deviceId: Id
}

export interface PersonPrincipal {
  readonly userId: Id
}

/** What the guard found out about the caller. */
export interface Principals {
  device?: DevicePrincipal
  person?: PersonPrincipal
}

const found = new WeakMap<object, Principals>()

export const principalsOf = (request: FastifyRequest): Principals => {
  const known = found.get(request.raw) ?? {}
  found.set(request.raw, known)
  return known
}

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>()

/** The authenticated device of a `device` or `service` route. */
export const CallingDevice = createParamDecorator(
  (_: unknown, context: ExecutionContext) => principalsOf(requestOf(context)).device,
)
/** The authenticated person of a `person` route. */
export const CallingPerson = createParamDecorator(
  (_: unknown, context: ExecutionContext) => principalsOf(requestOf(context)).person,
)
