import type { SystemCommand } from '@lentera/api/platform/sync/issuer'
import type { DemoAuthor } from './demo-signers.js'
import type { SeedCommand } from './seed-command.js'

/** A command of the demonstration as the server's issuer takes it. @param author who signs it; else the server */
export const systemCommand = (
  { id, definition, args, at, unit }: SeedCommand,
  author?: DemoAuthor,
): SystemCommand =>
  ({
    ...{ id, definition, args },
    ...(at === undefined ? {} : { at: Date.parse(at) }),
    ...(unit === undefined ? {} : { unit }),
    ...(author === undefined ? {} : { author }),
  }) as unknown as SystemCommand
