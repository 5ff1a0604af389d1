import type { OutboxEntry } from '@lentera/sync/client/api'
import type { Rung } from '@lentera/ui/Ladder'

export type RungWord =
  'saved' | 'onServer' | 'waiting' | 'sent' | 'flagged' | 'refused' | 'blocked' | 'quarantined' | 'unsendable'

/** How far a command has come, truthfully: only an answer of the server says that it is there. */
export function rungsOf({
  state,
  outcome,
}: Pick<OutboxEntry, 'state' | 'outcome'>): { word: RungWord; state: Rung['state'] }[] {
  const saved = { word: 'saved', state: 'done' } as const
  if (state === 'unsendable') return [saved, { word: 'unsendable', state: 'attention' }]
  if (state === 'pending') return [saved, { word: 'waiting', state: 'waiting' }]
  if (outcome === null) return [saved, { word: 'sent', state: 'waiting' }]
  if (outcome === 'applied') return [saved, { word: 'onServer', state: 'done' }]
  return [saved, { word: 'onServer', state: 'done' }, { word: outcome, state: 'attention' }]
}
