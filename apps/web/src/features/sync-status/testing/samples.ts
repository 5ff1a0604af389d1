import type { OutboxEntry } from '@lentera/sync/client/api'

/** A record of this computer that waits for the server unless told otherwise. */
export const anEntry = (change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  seq: 1,
  id: 'c0',
  name: 'visits.open',
  savedAt: '2026-11-20T00:00:00.000Z',
  actorId: 'sari',
  state: 'pending',
  outcome: null,
  issues: [],
  reviewItemId: null,
  merged: [],
  problem: null,
  ...change,
})
