/** Longest pause between two keys of a scanner that types, in ms; no hand is as fast for so long. */
const PAUSE_MS = 35
/** Letters of a beginning of ours, each as quick as that: no person. The fewer get through before, the better. */
const SURE_AFTER = 3
/** A busy computer hands on the first keys of a scanner late; then so many must follow quickly. */
const SURE_AFTER_HICCUP = 6
/** A longer pause is a person's: what comes next begins anew. */
const HICCUP_MS = 500

/** A code that was taken for ended goes on where the next key was pressed so soon after its last one. */
const GOES_ON_MS = 100

/**
 * `person`: leave the key alone. `begun`: the first letter of what may be a code. `perhaps`: a letter more, which
 * still goes where it was typed. `caught`: no person types so, and the letter is the code's.
 */
export type Heard = 'person' | 'begun' | 'perhaps' | 'caught'

/** Tells a scanner that types from a hand, letter by letter. */
export class TypingEar {
  #typed = ''
  #lastAt = -Infinity
  /** Letters in a row, each quick after the one before. */
  #quick = 0
  #isSure = false
  #isTaken = false

  /** @param begins whether a text may be the beginning of a code */
  constructor(private readonly begins: (text: string) => boolean) {}

  /**
   * Nothing came for a while: what was caught so far, which is all of it, or a busy computer stopped in the middle.
   * null: nothing new.
   */
  take(): string | null {
    if (!this.#isSure || this.#isTaken) return null
    this.#isTaken = true
    return this.#typed
  }

  /**
   * Enter: the scanner's last key, or a person's.
   * @returns whether it belongs to a code, and the code where it was not taken yet
   */
  end(at: number): { readonly isCodes: boolean; readonly code: string | null } {
    const isCodes = this.#isSure && !(this.#isTaken && at - this.#lastAt > GOES_ON_MS)
    const code = isCodes ? this.take() : null
    this.forget()
    return { isCodes, code }
  }

  /** @param at when the key was pressed, in ms */
  hear(letter: string, at: number): Heard {
    const pause = at - this.#lastAt
    this.#lastAt = at
    if (this.#isSure && !(this.#isTaken && pause > GOES_ON_MS)) {
      this.#typed += letter
      this.#isTaken = false
      return 'caught'
    }
    if (this.#isSure) this.forget()
    this.#quick = pause <= PAUSE_MS ? this.#quick + 1 : 1
    const goesOn = this.#typed !== '' && pause <= HICCUP_MS && this.begins(this.#typed + letter)
    if (!goesOn) {
      this.forget()
      if (!this.begins(letter)) return 'person'
      this.#typed = letter
      this.#quick = 1
      return 'begun'
    }
    this.#typed += letter
    const all = this.#typed.length
    this.#isSure = this.#quick >= (this.#quick === all ? SURE_AFTER : SURE_AFTER_HICCUP)
    return this.#isSure ? 'caught' : 'perhaps'
  }

  forget(): void {
    this.#typed = ''
    this.#quick = 0
    this.#isSure = false
    this.#isTaken = false
  }
}
