import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'

export const unitUnknown = defineIssue('devices.unit_unknown', 'blocking')

/** A device stands in another unit from now on, or is shared by all: what it holds follows at its next pull. */
export const AssignUnit = defineCommand(
  'devices.assignUnit',
  'ask',
  z.strictObject({
    deviceId: Id,
    /** `all` for a shared device. */
    unit: z.string().max(31),
  }),
)
