import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AccessTokens } from '../../auth/access-tokens.js'
import { DeviceCredentials, type KnownDevice } from '../../devices/device-credentials.js'
import { Enrolment } from '../../devices/enrolment.js'
import { RequestProofs } from '../../devices/request-proofs.js'
import { DEVICE_COOKIE, setDeviceCookie } from '../http/cookies.js'
import { POLICY, type Policy } from './policy.js'
import { principalsOf } from './principal.js'

/** Stands before every route and lets nobody through without a policy that says so. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
    @Inject(DeviceCredentials) private readonly credentials: DeviceCredentials,
    @Inject(RequestProofs) private readonly proofs: RequestProofs,
    @Inject(Enrolment) private readonly enrolment: Enrolment,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ])
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    refuseForeignOrigin(request)
    if (policy === 'public') return true
    if (policy === 'person') {
      principalsOf(request).person = await this.tokens.verify(bearerOf(request))
      return true
    }
    if (policy === 'device' || policy === 'service') {
      const device = await this.deviceOf(request, context.switchToHttp().getResponse<FastifyReply>())
      if (policy === 'service' && device.kind !== 'service') throw new ProblemError('auth.forbidden')
      principalsOf(request).device = device
      return true
    }
    throw new ProblemError('auth.forbidden')
  }

  /** By its credential; a browser that lost its cookie by a signature, and it gets a new cookie. */
  private async deviceOf(request: FastifyRequest, reply: FastifyReply): Promise<KnownDevice> {
    const proof = request.headers[PROOF_HEADER]
    if (typeof proof !== 'string') return this.credentials.verify(credentialOf(request))
    const device = await this.proofs.verify(proof)
    setDeviceCookie(request, reply, await this.enrolment.renewCredential(device.deviceId))
    return device
  }
}

/** Of a browser whose cookie was not on the disk yet when the power went. */
const PROOF_HEADER = 'lentera-device'

/** Cookies come along by themselves, so a page of another origin may not write here. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin } = request.headers
  if (request.method === 'GET' || origin === undefined) return
  const host = URL.canParse(origin) ? new URL(origin).host : null
  if (host !== request.headers.host) throw new ProblemError('auth.forbidden')
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
}

/** The cookie of a browser, or the header of a service. */
export function credentialOf({ headers, cookies }: FastifyRequest): string | undefined {
  return cookies[DEVICE_COOKIE] ?? /^Device (\S+)$/.exec(headers.authorization ?? '')?.[1]
}
