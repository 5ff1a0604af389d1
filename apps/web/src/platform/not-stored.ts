/** Nothing was stored, for a reason that is known and said in words; '' where it stands beside its field. */
export class NotStored extends Error {
  constructor(readonly words: string) {
    super('not stored')
  }
}
