import type { PipeTransform } from '@nestjs/common'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { z } from 'zod'

/** Checks a request body against its contract. The answer says that it was wrong, never what it contained. */
export class ZodBody<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  transform(body: unknown): T {
    const parsed = this.schema.safeParse(body)
    if (!parsed.success) throw new ProblemError('body.malformed')
    return parsed.data
  }
}
