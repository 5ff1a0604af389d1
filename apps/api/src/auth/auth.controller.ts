import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import { LoginRequest, type SessionAnswer } from '@lentera/contracts/users/auth'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Access } from '../platform/access/policy.js'
import { REFRESH_COOKIE, clearRefreshCookie, setRefreshCookie } from '../platform/http/cookies.js'
import { ZodBody } from '../platform/http/zod-body.js'
import { SignIn, type Session } from './sign-in.js'

@Controller('api/v1/auth')
@Access('public')
export class AuthController {
  constructor(@Inject(SignIn) private readonly signIn: SignIn) {}

  @Post('login')
  @HttpCode(200)
  async login(
    @Body(new ZodBody(LoginRequest)) body: LoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return withCookie(await this.signIn.login(body), request, reply)
  }

  @Post('refresh')
  @HttpCode(200)
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return withCookie(await this.signIn.refresh(request.cookies[REFRESH_COOKIE]), request, reply)
  }

  @Post('logout')
  @HttpCode(204)
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIn.logout(request.cookies[REFRESH_COOKIE])
    clearRefreshCookie(request, reply)
  }
}

function withCookie(
  { answer, refresh }: Session,
  request: FastifyRequest,
  reply: FastifyReply,
): SessionAnswer {
  setRefreshCookie(request, reply, refresh.token, refresh.maxAgeS)
  return answer
}
