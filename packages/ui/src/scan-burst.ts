/** Longest pause between two keys of a scanner that types, in ms. */
const PAUSE_MS = 35
/** What a person types by chance within such pauses is shorter. */
const SHORTEST = 8
/**
 * A record number, an insurance card, a NIK. What bears letters stays where it was typed: batches and goods have such
 * codes, and people are not found by them.
 */
const NUMBER = /^\d[\d-]*\d$/

/** Tells a number that a scanner types from one that a hand does, by the pauses between the keys. */
export class ScanBurst {
  #text = ''
  #lastAt = -Infinity

  /**
   * @param at when the key was pressed, in ms
   * @returns whether a burst may begin here: nothing came right before
   */
  hear(letter: string, at: number): boolean {
    const goesOn = this.#text !== '' && at - this.#lastAt <= PAUSE_MS
    this.#text = goesOn ? this.#text + letter : letter
    this.#lastAt = at
    return !goesOn
  }

  /** Enter, right after the last key. @returns the number that was scanned; null: a person's Enter */
  end(at: number): string | null {
    const isQuick = at - this.#lastAt <= PAUSE_MS
    const text = this.#text
    this.forget()
    return isQuick && text.length >= SHORTEST && NUMBER.test(text) ? text : null
  }

  /** Another key came between. */
  forget(): void {
    this.#text = ''
    this.#lastAt = -Infinity
  }
}
