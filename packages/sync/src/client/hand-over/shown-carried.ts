import type { CarriedRecord } from '../database.js'
import { answered, type Stores } from '../transact.js'

/** A million between two own numbers, and far above what a double loses at any number a device reaches. */
const step = 2 ** -20

/** Records of other devices that are shown here, in the order in which they are. */
export const shownCarried = async (stores: Stores): Promise<CarriedRecord[]> =>
  ((await answered(stores('carried').getAll())) as CarriedRecord[])
    .filter(({ place, state }) => place !== undefined && state !== 'unsendable')
    .sort((a, b) => a.place! - b.place!)

/** Behind everything made or taken in here so far, before everything that will be. */
export function placeAfterOwn(nextSeq: number, carried: readonly Pick<CarriedRecord, 'place'>[]): number {
  const last = Math.max(nextSeq - 1, ...carried.map(({ place }) => place ?? 0).filter((at) => at < nextSeq))
  return last + step
}
