import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import { EnrolRequest, ForkRequest, type EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Access } from '../platform/access/policy.js'
import {
  CallingDevice,
  CallingPerson,
  type DevicePrincipal,
  type PersonPrincipal,
} from '../platform/access/principal.js'
import { DEVICE_COOKIE, setDeviceCookie } from '../platform/http/cookies.js'
import { ZodBody } from '../platform/http/zod-body.js'
import { Enrolment } from './enrolment.js'

@Controller('api/v1/sync')
export class EnrolController {
  constructor(@Inject(Enrolment) private readonly enrolment: Enrolment) {}

  @Post('enrol')
  @HttpCode(200)
  @Access('person')
  async enrol(
    @Body(new ZodBody(EnrolRequest)) body: EnrolRequest,
    @CallingPerson() person: PersonPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolAnswer> {
    const { answer, credential } = await this.enrolment.enrol(
      person.userId,
      body,
      request.cookies[DEVICE_COOKIE],
    )
    if (credential) setDeviceCookie(request, reply, credential)
    return answer
  }

  @Post('fork')
  @HttpCode(200)
  @Access('device')
  async fork(
    @Body(new ZodBody(ForkRequest)) body: ForkRequest,
    @CallingDevice() device: DevicePrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolAnswer> {
    const { answer, credential } = await this.enrolment.fork(device.deviceId, body)
    setDeviceCookie(request, reply, credential)
    return answer
  }
}
