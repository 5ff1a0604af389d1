import { clockSettings, type SetClock } from '@lentera/contracts/clock/clock-setting'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'

type SetCommand = Command<typeof SetClock>

export const setClockReads = ({ args }: SetCommand) => ({ settings: read(clockSettings, 'run', args.run) })

export const setClockLocks = ({ args }: SetCommand): string[] => [`clock:${args.run}`]

/** One setting a run; whoever speaks last about it was asked again, and is believed. */
export function setClock(
  state: StateOf<ReturnType<typeof setClockReads>>,
  { args, occurredAt, actorId }: SetCommand,
): Decision {
  const { run, shown, actual } = args
  const offsetMs = Date.parse(actual) - Date.parse(shown)
  const setting = { id: idFrom(run, 'clock'), run, offsetMs, at: occurredAt, by: actorId }
  return { ...nothing, writes: [put(clockSettings, setting)], unknown: incomplete(state) }
}
