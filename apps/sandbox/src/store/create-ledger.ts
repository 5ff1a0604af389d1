/** What is known of all creates for one business identifier. */
export interface CreateRecord {
  /** `Encounter|system|value`, or `Condition/id` of a resource that came without an identifier. */
  readonly key: string
  /** Creates that arrived, whatever became of them. */
  readonly arrived: number
  /** Creates that made a resource: more than one is a duplicate. */
  readonly accepted: number
  /** Creates that came after an accepted one, with no search by the identifier in between. */
  readonly blindRepeats: number
  /** Creates that came after one that was never answered, accepted or not, with no search in between. */
  readonly repeatsAfterSilence: number
}

interface Entry {
  arrived: number
  accepted: number
  blindRepeats: number
  repeatsAfterSilence: number
  unanswered: boolean
  looked: boolean
}

/** A change of the ledger as the journal keeps it. */
export interface LedgerLine {
  readonly did: 'arrived' | 'accepted' | 'looked' | 'unanswered'
  readonly keys: readonly string[]
}

/** Counts creates by identifier: the proof that nothing was made twice and nothing was sent again blindly. */
export class CreateLedger {
  private readonly entries = new Map<string, Entry>()
  private blind = 0
  private afterSilence = 0

  apply({ did, keys }: LedgerLine): void {
    for (const key of keys) this.one(did, this.entryOf(key))
  }

  /** Is there anything that a search by this identifier would change? */
  awaitsLook(key: string): boolean {
    const entry = this.entries.get(key)
    return entry !== undefined && !entry.looked
  }

  totals(): { blindRepeats: number; repeatsAfterSilence: number } {
    return { blindRepeats: this.blind, repeatsAfterSilence: this.afterSilence }
  }

  of(key: string): CreateRecord | null {
    const entry = this.entries.get(key)
    return entry ? recordOf(key, entry) : null
  }

  all(): CreateRecord[] {
    return [...this.entries].map(([key, entry]) => recordOf(key, entry))
  }

  private one(did: LedgerLine['did'], entry: Entry): void {
    switch (did) {
      case 'arrived':
        entry.arrived += 1
        if (entry.accepted > 0 && !entry.looked) {
          entry.blindRepeats += 1
          this.blind += 1
        }
        if (entry.unanswered && !entry.looked) {
          entry.repeatsAfterSilence += 1
          this.afterSilence += 1
        }
        entry.unanswered = false
        entry.looked = false
        return
      case 'accepted':
        entry.accepted += 1
        return
      case 'unanswered':
        entry.unanswered = true
        return
      case 'looked':
        entry.looked = true
    }
  }

  private entryOf(key: string): Entry {
    const known = this.entries.get(key)
    if (known) return known
    const entry: Entry = {
      arrived: 0,
      accepted: 0,
      blindRepeats: 0,
      repeatsAfterSilence: 0,
      unanswered: false,
      looked: false,
    }
    this.entries.set(key, entry)
    return entry
  }
}

const recordOf = (key: string, entry: Entry): CreateRecord => ({
  key,
  arrived: entry.arrived,
  accepted: entry.accepted,
  blindRepeats: entry.blindRepeats,
  repeatsAfterSilence: entry.repeatsAfterSilence,
})
