import { v5 } from 'uuid'

/** Id of something the engine makes for a command (`event`, `review`), the same on every try. */
export const derivedId = (commandId: string, kind: string, n: number): string => v5(`${kind}:${n}`, commandId)
