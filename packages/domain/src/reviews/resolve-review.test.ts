import { describe, expect, it } from '@jest/globals'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Command } from '@lentera/contracts/kernel/rule'
import { aCommand, aFieldChange, aReviewItem, id, known, partly } from '../testing/samples.js'
import { resolveReview, resolveReviewFurther } from './resolve-review.js'

const resolve = (
  item: ReturnType<typeof aReviewItem> | null,
  args: Partial<ArgsOf<typeof ResolveReview>> = {},
  change: Partial<Command> = {},
) =>
  resolveReview(
    { item: known(item ? [item] : []) },
    aCommand(
      ResolveReview,
      { reviewId: id(80), resolution: 'accept', reason: null, ...args },
      change as Partial<Command<typeof ResolveReview>>,
    ),
    { changes: known([aFieldChange({ state: 'proposed' }), aFieldChange({ id: id(86), state: 'stands' })]) },
  )

describe('resolving a review item', () => {
  it('closes it and says how', () => {
    expect(
      resolve(aReviewItem(), { resolution: 'discard', reason: 'salah pasien' }).writes[0]?.record,
    ).toMatchObject({
      closedAt: '2026-11-20T00:00:00.000Z',
      closedByCommand: id(900),
      resolution: 'discarded',
    })
    expect(resolve(aReviewItem()).writes[0]?.record).toMatchObject({ resolution: 'accepted' })
  })

  it('settles what was proposed and touches nothing that stands', () => {
    expect(
      resolve(aReviewItem())
        .writes.slice(1)
        .map(({ record }) => record),
    ).toEqual([aFieldChange({ state: 'set_aside' })])
    expect(Object.keys(resolveReviewFurther({ item: known([aReviewItem()]) }))).toEqual(['changes'])
  })

  it('is refused to whoever comes second, with the first one named', () => {
    const closed = aReviewItem({ closedByCommand: id(899), closedAt: '2026-11-20T00:00:00.000Z' })
    expect(resolve(closed)).toMatchObject({
      issues: [{ code: 'reviews.already_resolved', refs: { by: id(899) } }],
      writes: [],
    })
  })

  it('is for the item’s unit and its author, nobody else', () => {
    const other = { actorId: id(903) }
    expect(resolve(aReviewItem({ unit: 'kia' }), {}, other).issues).toMatchObject([
      { code: 'reviews.other_unit' },
    ])
    expect(resolve(aReviewItem({ unit: 'kia', authorId: id(903) }), {}, other).issues).toEqual([])
    expect(resolve(aReviewItem({ unit: 'umum' }), {}, other).issues).toEqual([])
  })

  it('concludes that there is no such item only where it knows all', () => {
    expect(resolve(null).issues).toMatchObject([{ code: 'reviews.unknown' }])
    const args = { reviewId: id(80), resolution: 'accept' as const, reason: null }
    const here = resolveReview({ item: partly([]) }, aCommand(ResolveReview, args), {})
    expect([here.issues, here.unknown]).toEqual([[], ['item']])
  })

  it('gives nothing up without a reason', () => {
    const discard = { reviewId: id(80), resolution: 'discard', reason: null }
    expect(ResolveReview.args.safeParse(discard).success).toBe(false)
    expect(ResolveReview.args.safeParse({ ...discard, reason: 'dobel' }).success).toBe(true)
  })
})
