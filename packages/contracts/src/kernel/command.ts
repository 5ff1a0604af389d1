import type { z } from 'zod'

/** A fact happened and is never dropped; an ask wants something shared and may be refused. */
export type CommandKind = 'fact' | 'ask'

/** The words of one command: its name, whether it is a fact or an ask, and the shape of its arguments. */
export interface CommandDefinition<N extends string = string, A extends z.ZodType = z.ZodType> {
  readonly name: N
  readonly v: number
  readonly kind: CommandKind
  readonly args: A
}

export type ArgsOf<D> = D extends CommandDefinition<string, infer A> ? z.infer<A> : never

const commands = new Map<string, CommandDefinition>()

/** Upper limit of the JSON text of a command's arguments, in bytes of UTF-8. */
export const MAX_ARGS_BYTES = 64 * 1024

/**
 * Declares a command. Arguments must be a strict object: an unknown key would be a lost value.
 * The schema becomes the OpenAPI component of the command's name.
 * @throws when the same name and version is declared twice
 */
export function defineCommand<N extends string, S extends z.core.$ZodLooseShape>(
  name: N,
  kind: CommandKind,
  args: z.ZodObject<S, z.core.$strict>,
  v = 1,
): CommandDefinition<N, z.ZodObject<S, z.core.$strict>> {
  const key = `${name}@${v}`
  if (commands.has(key)) throw new Error(`command declared twice: ${key}`)
  const definition = {
    name,
    kind,
    v,
    args: args.meta({ id: `${name}@${v}`, description: `Arguments of ${key}, a ${kind}.` }),
  }
  commands.set(key, definition)
  return definition
}

export const commandDefinitions = (): readonly CommandDefinition[] => [...commands.values()]
export const commandNamed = (name: string, v: number): CommandDefinition | undefined =>
  commands.get(`${name}@${v}`)
