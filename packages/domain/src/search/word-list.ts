/** Words numbered in the order in which they were met. A directory of 50,000 people has some thousands of them. */
export class WordList {
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(word: string): number {
    let number = this.#numbers.get(word)
    if (number === undefined) {
      number = this.words.length
      this.words.push(word)
      this.#numbers.set(word, number)
    }
    return number
  }
}
