import { z } from 'zod'

const isHalf = (n: number): boolean => Number.isInteger(n * 2)

/** An amount of a drug in its own unit. Half a tablet is the smallest part there is, so that sums stay exact. */
export const Quantity = z.number().min(0.5).max(1_000_000).refine(isHalf, { error: 'quantity.not_half' })

/** What lies on a shelf; none is an answer, too. */
export const CountedQuantity = z.number().min(0).max(1_000_000).refine(isHalf, { error: 'quantity.not_half' })

/** What the book says, which may be less than nothing: then more was handed over than was ever written down. */
export const Balance = z
  .number()
  .min(-100_000_000)
  .max(100_000_000)
  .refine(isHalf, { error: 'quantity.not_half' })
