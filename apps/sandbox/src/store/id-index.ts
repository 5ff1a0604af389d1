/** From a key to the ids that go by it. Nearly every key has one id, so only more than one are worth a set. */
export class IdIndex {
  private readonly ids = new Map<string, string | Set<string>>()

  add(key: string, id: string): void {
    const known = this.ids.get(key)
    if (known === undefined) this.ids.set(key, id)
    else if (typeof known !== 'string') known.add(id)
    else if (known !== id) this.ids.set(key, new Set([known, id]))
  }

  remove(key: string, id: string): void {
    const known = this.ids.get(key)
    if (known === id) this.ids.delete(key)
    else if (typeof known === 'object') {
      known.delete(id)
      if (known.size === 0) this.ids.delete(key)
    }
  }

  /** In the order in which they came. */
  of(key: string): readonly string[] {
    const known = this.ids.get(key)
    if (known === undefined) return []
    return typeof known === 'string' ? [known] : [...known]
  }
}
