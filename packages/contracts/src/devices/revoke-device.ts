import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'

/** The server's own device and services are no workplaces: switching one off is no matter of a screen. */
export const notAWorkplace = defineIssue('devices.not_a_workplace', 'blocking')

/**
 * Ends a device (lost, stolen, given away): it is heard no more, and what is signed on it from now on is not
 * believed. With `wipe` its keys are destroyed at its next contact; its sealed records stay on it, unreadable
 * there.
 */
export const RevokeDevice = defineCommand(
  'devices.revoke',
  'ask',
  z.strictObject({ deviceId: Id, wipe: z.boolean(), reason: Line(300) }),
)
