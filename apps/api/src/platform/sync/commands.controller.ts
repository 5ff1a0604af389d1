import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { Id } from '@lentera/contracts/kernel/id'
import { CommandOutcome } from '@lentera/contracts/sync/push'
import type { Commands } from '@lentera/sync/server/commands'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { z } from 'zod'
import { Access } from '../access/policy.js'
import { CallingDevice, type DevicePrincipal } from '../access/principal.js'
import { COMMANDS } from '../tokens.js'

/** Only the envelope: a command that is not understood is quarantined with its payload. */
const Envelope = z.looseObject({ fmt: z.int(), id: Id })

/** What became of it; who asked knows the id. */
export const CommandAnswer = CommandOutcome.omit({ id: true, seq: true }).meta({ id: 'CommandAnswer' })
export type CommandAnswer = z.infer<typeof CommandAnswer>

@Controller('api/v1/commands')
export class CommandsController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  /** One command of a service device; the same id again is answered with what became of it. */
  @Post()
  @HttpCode(200)
  @Access('service')
  async run(@Body() body: unknown, @CallingDevice() device: DevicePrincipal): Promise<CommandAnswer> {
    const envelope = Envelope.safeParse(body)
    if (!envelope.success) throw new ProblemError('command.malformed')
    const { id: _id, seq: _seq, ...answer } = await this.commands(device.deviceId, envelope.data)
    return answer
  }
}
