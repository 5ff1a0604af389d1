import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common'
import { type PutUserAnswer, PutUserRequest } from '@lentera/contracts/users/put-user-request'
import type { UserList } from '@lentera/contracts/users/user-list'
import { Access } from '../platform/access/policy.js'
import { CallingPerson, type PersonPrincipal } from '../platform/access/principal.js'
import { ZodBody } from '../platform/http/zod-body.js'
import { Users } from './users.js'

@Controller('api/v1/users')
export class UsersController {
  constructor(@Inject(Users) private readonly users: Users) {}

  /** Staff are no rows of a scope: user names and rights are nobody's business but the administrator's. */
  @Get()
  @Access('person')
  list(@CallingPerson() { userId }: PersonPrincipal): Promise<UserList> {
    return this.users.list(userId)
  }

  @Post()
  @HttpCode(200)
  @Access('person')
  put(
    @Body(new ZodBody(PutUserRequest)) request: PutUserRequest,
    @CallingPerson() { userId }: PersonPrincipal,
  ): Promise<PutUserAnswer> {
    return this.users.put(userId, request)
  }
}
