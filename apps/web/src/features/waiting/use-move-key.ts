import type { Grant } from '@lentera/contracts/users/auth'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

const show = (query: string) => history.pushState(null, '', `/tunggu/${query}`)

/** Alt+R on the row that has the focus: that patient goes to another unit. */
export function useMoveKey(grants: readonly Grant[]) {
  const t = useTranslations('move')
  const [hint, setHint] = useState<string | null>(null)
  const canMove = grants.some(({ role }) => role === 'receptionist' || role === 'nurse')
  return {
    hint,
    byKey: () => {
      const id = focusedRow()
      setHint(canMove ? (id ? null : t('pick')) : t('noRight'))
      if (canMove && id) show(`?pindah=${id}`)
    },
    done: () => show(''),
  }
}

/** The id of the row; none where the focus is elsewhere, for moving whoever stands first would be a guess. */
const focusedRow = (): string | null =>
  document.activeElement?.closest('[role="option"]')?.getAttribute('data-key') ?? null
