type Save = () => Promise<{ readonly seq: number }>

/**
 * For a form whose save is several commands: what was stored before a later one failed is not stored again when the
 * person presses once more, unless it was changed meanwhile.
 */
export class StoreOnce {
  readonly #stored = new Map<string, { readonly text: string; readonly seq: number }>()

  /** @returns the sequence number under which the content lies in the outbox */
  async store(name: string, content: unknown, save: Save): Promise<number> {
    const text = JSON.stringify(content)
    const before = this.#stored.get(name)
    if (before?.text === text) return before.seq
    const { seq } = await save()
    this.#stored.set(name, { text, seq })
    return seq
  }
}
