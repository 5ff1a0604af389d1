/** The file was cut, altered, or is none of ours; nothing was taken in. */
export class RescueUnreadable extends Error {
  constructor(readonly reason: 'not_a_rescue_file' | 'cut_or_altered' | 'other_facility') {
    super(reason)
  }
}
