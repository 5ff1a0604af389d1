import type { ClientBase } from 'pg'

/**
 * Reads a long answer piece by piece inside the client's open transaction, the next piece on its way while
 * this one is worked on. Memory holds two pieces, whatever the length of the log.
 */
export class CursorStream<T> {
  #next: Promise<T[]>

  private constructor(
    private readonly client: ClientBase,
    private readonly name: string,
    private readonly size: number,
  ) {
    this.#next = this.#fetch()
  }

  /** @param name of the cursor; one name at a time in a transaction */
  static async open<T>(
    client: ClientBase,
    name: string,
    query: string,
    values: readonly unknown[],
    size: number,
  ): Promise<CursorStream<T>> {
    await client.query(`declare ${name} no scroll cursor for ${query}`, [...values])
    return new CursorStream<T>(client, name, size)
  }

  /** The next piece; empty at the end. */
  async piece(): Promise<T[]> {
    const rows = await this.#next
    this.#next = rows.length < this.size ? Promise.resolve([]) : this.#fetch()
    return rows
  }

  async close(): Promise<void> {
    await this.#next
    await this.client.query(`close ${this.name}`)
  }

  #fetch(): Promise<T[]> {
    const answer = this.client
      .query({ text: `fetch ${this.size} from ${this.name}`, rowMode: 'array' })
      .then(({ rows }) => rows as T[])
    // Who asks for the piece hears of a failure; nobody may ask any more.
    answer.catch(() => undefined)
    return answer
  }
}
