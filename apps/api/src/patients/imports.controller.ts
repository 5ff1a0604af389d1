import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { Id } from '@lentera/contracts/kernel/id'
import {
  type ImportList,
  ImportRows,
  type ImportRowsAnswer,
  UndoRows,
  type UndoRowsAnswer,
} from '@lentera/contracts/patients/import-rows'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { z } from 'zod'
import { Access } from '../platform/access/policy.js'
import { CallingPerson, type PersonPrincipal } from '../platform/access/principal.js'
import { ZodBody } from '../platform/http/zod-body.js'
import { Imports } from './imports.js'

const idOf = (text: string): Id => {
  const id = Id.safeParse(text)
  if (!id.success) throw new ProblemError('body.malformed')
  return id.data
}

@Controller('api/v1/imports')
export class ImportsController {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  @Get()
  @Access('person')
  list(@CallingPerson() { userId }: PersonPrincipal): Promise<ImportList> {
    return this.imports.list(userId)
  }

  /** Lines of a list whose `patients.startImport` an administrator's device has sent. */
  @Post(':id/rows')
  @HttpCode(200)
  @Access('person')
  bring(
    @Param('id') id: string,
    @Body(new ZodBody(ImportRows)) { rows }: z.infer<typeof ImportRows>,
    @CallingPerson() { userId }: PersonPrincipal,
  ): Promise<ImportRowsAnswer> {
    return this.imports.bring(userId, idOf(id), rows)
  }

  /** After `patients.undoImport`, until `next` is null. */
  @Post(':id/undo')
  @HttpCode(200)
  @Access('person')
  withdraw(
    @Param('id') id: string,
    @Body(new ZodBody(UndoRows)) { after }: z.infer<typeof UndoRows>,
    @CallingPerson() { userId }: PersonPrincipal,
  ): Promise<UndoRowsAnswer> {
    return this.imports.withdraw(userId, idOf(id), after)
  }
}
