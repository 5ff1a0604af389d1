import { Controller, Get } from '@nestjs/common'
import { Access } from '../access/policy.js'
import { openApiDocument } from './openapi.js'

@Controller('api/openapi.json')
@Access('public')
export class OpenApiController {
  #document: Record<string, unknown> | undefined

  @Get()
  document(): Record<string, unknown> {
    return (this.#document ??= openApiDocument())
  }
}
