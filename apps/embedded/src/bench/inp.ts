import type { Page } from 'playwright'
import { signIn, untilCached } from '../harness/at-the-desk.js'
import { catchPapers } from '../harness/catch-papers.js'
import { Hands } from '../harness/hands.js'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { numberFlag } from './flags.js'
import type { MeasuredPlace } from './forms/measured-form.js'
import { places } from './forms/places.js'
import { type Bench, type Figures, percentile } from './result.js'
import { throttle } from './throttle.js'

/** Faster than anybody types through a whole form. */
const BETWEEN_KEYS_MS = 120
/** The browser reports an interaction from here on, in steps of 8. */
const LEAST_MS = 16

/** From a key to what it paints on each form, on a processor four times slower: INP as browsers count it. */
export const inp: Bench = async (log) => {
  const rounds = numberFlag('rounds', 3)
  const hospital = await Hospital.create()
  try {
    const figures: Record<string, number> = {}
    const baseline: Record<string, number> = {}
    for (const place of await places(hospital, rounds)) {
      log(`${place.username}: ${place.forms.map(({ name }) => name).join(', ')}`)
      const measured = await atPlace(hospital, place, rounds)
      for (const [name, { times, presses }] of measured.forms) {
        figures[`${name}_p75_ms`] = percentile(times, 75)
        figures[`${name}_worst_ms`] = Math.max(...times)
        baseline[`${name}_keys`] = presses
      }
      baseline[`throttled_by_${place.username}`] = measured.throttledBy
    }
    return {
      bench: 'inp',
      figures: { ...highest(figures), ...figures },
      baseline,
      notes: [
        `each form ${rounds} times from its first key to saved, 4x throttle, ${BETWEEN_KEYS_MS} ms between keys, Event Timing API`,
        `an interaction below ${LEAST_MS} ms is not reported by the browser and counts as ${LEAST_MS}`,
      ],
    }
  } finally {
    await hospital.destroy()
  }
}

const highest = (figures: Figures): Figures => {
  const of = (ending: string) =>
    Math.max(...Object.entries(figures).flatMap(([name, value]) => (name.endsWith(ending) ? [value] : [])))
  return { highest_p75_ms: of('_p75_ms'), highest_worst_ms: of('_worst_ms') }
}

interface Measured {
  times: number[]
  presses: number
}

async function atPlace(hospital: Hospital, { username, forms }: MeasuredPlace, rounds: number) {
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await catchPapers(page)
    await page.goto(hospital.url)
    await signIn(page, username)
    await untilCached(page)
    await watch(page)
    const slowedBy = await throttle(page, 4)
    const measured = new Map(forms.map(({ name }): [string, Measured] => [name, { times: [], presses: 0 }]))
    for (let round = 0; round < rounds; round += 1)
      for (const form of forms) {
        await form.open(page, round)
        await seen(page)
        const hands = new Hands(page, BETWEEN_KEYS_MS)
        await form.fill(hands, round)
        const times = await seen(page)
        const unreported = Math.max(0, hands.presses - times.length)
        const all = measured.get(form.name)!
        all.times.push(...times, ...Array<number>(unreported).fill(LEAST_MS))
        all.presses += hands.presses
      }
    return { forms: measured, throttledBy: await slowedBy() }
  } finally {
    await profile.destroy()
  }
}

/** The longest event of each interaction with the keyboard, as the browser's own figure takes it. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const longest = new Map<number, number>()
    ;(window as unknown as { keyTimes: Map<number, number> }).keyTimes = longest
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId && entry.name.startsWith('key'))
          longest.set(entry.interactionId, Math.max(longest.get(entry.interactionId) ?? 0, entry.duration))
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })

/** What was seen since the last call; the browser reports with the frame after. */
async function seen(page: Page): Promise<number[]> {
  await page.waitForTimeout(500)
  return page.evaluate(() => {
    const { keyTimes } = window as unknown as { keyTimes: Map<number, number> }
    const times = [...keyTimes.values()]
    keyTimes.clear()
    return times
  })
}
