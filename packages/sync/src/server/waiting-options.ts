import type { AgainOptions } from './judge-again.js'
import type { JudgeOptions } from './ports.js'
import { reopen } from './reopen.js'
import { VerifyingKeys } from './verifying-keys.js'

/** Rules by name and version. */
export function handlersByName({ handlers }: Pick<JudgeOptions, 'handlers'>) {
  const byName = new Map(handlers.map((handler) => [`${handler.command.name}@${handler.command.v}`, handler]))
  return (name: string, v: number) => byName.get(`${name}@${v}`)
}

/** How commands of earlier batches are opened and judged again. */
export function waitingOptions(
  options: JudgeOptions,
  keys = new VerifyingKeys(options.store, options.crypto),
): AgainOptions {
  const handlerOf = handlersByName(options)
  return {
    reopen: (commands, register) =>
      reopen({ ...options, handlerOf, keys: { of: (signers) => keys.from(register, signers) } }, commands),
    ...(options.report ? { report: options.report } : {}),
  }
}
