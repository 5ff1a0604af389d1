import type { Page } from 'playwright'

/** Anything else is a text. */
const NAMED_KEY =
  /^(Enter|Escape|Tab|Space|Home|End|Delete|Backspace|Arrow\w+|F\d+|((Control|Alt|Shift)\+)+\w+)$/

/** Hands at a keyboard, no mouse anywhere; they count each press, and a chord is one. */
export class Hands {
  /** Keys that were named: moves, chords, choices by one letter. */
  keys = 0
  /** Letters of texts. */
  letters = 0

  /** @param pauseMs between two keys */
  constructor(
    readonly page: Page,
    private readonly pauseMs = 0,
  ) {}

  get presses(): number {
    return this.keys + this.letters
  }

  /** Presses keys one after another; a word that names no key is typed. @returns how many presses that was */
  async press(...words: readonly string[]): Promise<number> {
    const before = this.presses
    for (const word of words)
      if (word.length === 1 || NAMED_KEY.test(word)) await this.key(word)
      else await this.type(word)
    return this.presses - before
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: this.pauseMs })
    this.letters += text.length
  }

  protected async key(name: string): Promise<void> {
    await this.page.keyboard.press(name)
    if (this.pauseMs > 0) await this.page.waitForTimeout(this.pauseMs)
    this.keys += 1
  }
}
