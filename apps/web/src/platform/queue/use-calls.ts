import { waitsFor } from '@lentera/domain/queue/visit-stage'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../device/DeviceProvider'
import type { VisitOfToday } from '../local/todays-visits'
import { useCallingPlace } from '../local/use-calling-place'
import { calling } from './queue-acts'
import type { Act } from './use-undo'

export interface CallsOptions<Row extends VisitOfToday> {
  /** In the order of the queue, read when a key is pressed. */
  readonly rows: () => readonly Row[]
  /** Whose turn it is of those whom nobody has called. */
  readonly nextOf: (uncalled: readonly Row[]) => Row | undefined
  /** Who is called again: under the cursor, or open; undefined: whoever was called last from here. */
  readonly inHand: () => Row | undefined
  readonly run: (row: Row, what: Act | null) => void
  readonly say: (hint: string) => void
  readonly words: { readonly nobody: string; readonly pick: string }
}

/** F8 and Shift+F8, the same wherever people are called. */
export function useCalls<Row extends VisitOfToday>(options: CallsOptions<Row>) {
  const { rows, nextOf, inHand, run, say, words } = options
  const t = useTranslations('waiting')
  const { core } = useDevice()
  const place = useCallingPlace()
  const here = useDeviceState(({ device }) => device?.id)
  const call = (row: Row) => run(row, calling(core, t, row, place))
  return {
    callNext: () => {
      const next = nextOf(rows().filter(({ calls }) => calls.length === 0))
      if (next) call(next)
      else say(words.nobody)
    },
    callAgain: () => {
      const mine = rows().filter(
        ({ calls, stage }) => calls.at(-1)?.deviceId === here && waitsFor(stage) !== null,
      )
      const last = mine.sort((a, b) => (a.calls.at(-1)!.at < b.calls.at(-1)!.at ? 1 : -1))[0]
      const again = inHand() ?? last
      if (again) call(again)
      else say(words.pick)
    },
  }
}
