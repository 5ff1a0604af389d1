import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { id } from '../testing/samples.js'
import { alone, closureOf, type Link, setsOf } from './linked-set.js'

const everyone = Array.from({ length: 7 }, (_, n) => id(n + 1))
const anyone = fc.constantFrom(...everyone)

/** Links as the rule lets them come about: never between two who are one person already. */
const someLinks = fc.array(fc.tuple(anyone, anyone), { maxLength: 10 }).map((pairs) => {
  const links: Link[] = []
  for (const [from, to] of pairs) {
    if (!closureOf(from, links).members.includes(to)) links.push({ id: id(100 + links.length), from, to })
  }
  return links
})
const canonical = (patient: string, links: readonly Link[]) => closureOf(patient, links).canonicalId

describe('a person with several numbers', () => {
  it('is alone without a link', () => {
    expect(closureOf(id(1), [])).toEqual(alone(id(1)))
  })

  it('is written under the number that is kept, however long the chain', () => {
    const links = [
      { id: id(100), from: id(1), to: id(2) },
      { id: id(101), from: id(2), to: id(5) },
    ]
    expect(closureOf(id(1), links)).toMatchObject({
      canonicalId: id(5),
      members: [id(1), id(2), id(5)],
      links,
    })
  })

  it('has one canonical number, the same from whichever of them one asks, and that is its own', () => {
    fc.assert(
      fc.property(someLinks, anyone, (links, patient) => {
        const set = closureOf(patient, links)
        expect(canonical(set.canonicalId, links)).toBe(set.canonicalId)
        for (const member of set.members) {
          expect(closureOf(member, links)).toEqual({ ...set, id: member })
        }
      }),
    )
  })

  it('is the same in whatever order the links came', () => {
    fc.assert(
      fc.property(
        someLinks.chain((links) =>
          fc.tuple(fc.constant(links), fc.shuffledSubarray(links, { minLength: links.length })),
        ),
        ([links, shuffled]) => {
          expect(setsOf(everyone, shuffled)).toEqual(setsOf(everyone, links))
        },
      ),
    )
  })

  it('is as it was when the last link is taken back, and two people when any is', () => {
    fc.assert(
      fc.property(someLinks, fc.nat(), (links, n) => {
        if (links.length === 0) return
        expect(setsOf(everyone, links.slice(0, -1))).toEqual(setsOf(everyone, links.slice(0, -1)))
        const gone = links[n % links.length]!
        const left = links.filter((link) => link !== gone)
        expect(closureOf(gone.from, left).members).not.toContain(gone.to)
        expect(setsOf(everyone, [...left, gone])).toEqual(setsOf(everyone, links))
      }),
    )
  })

  it('never loses or shares a member', () => {
    fc.assert(
      fc.property(someLinks, (links) => {
        const sets = new Set(setsOf(everyone, links).map(({ members }) => members.join()))
        expect([...sets].flatMap((set) => set.split(',')).sort()).toEqual(everyone)
      }),
    )
  })
})
