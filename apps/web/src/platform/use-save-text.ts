import { NoNumbersLeft } from '@lentera/sync/client/numbers'
import { useTranslations } from 'use-intl'
import { NotAtServerYet, ServerNeeded } from '@lentera/sync/client/save-online-errors'
import { NotStored } from './not-stored'
import { useIssueText } from './use-issue-text'

/** Why a save did not happen, in words. What was typed is still there. */
export function useSaveText(): (error: unknown) => string {
  const t = useTranslations('saving')
  const issueText = useIssueText()
  return (error) => {
    const issues = (error as { issues?: readonly { code?: string }[] } | null)?.issues
    const code = issues?.[0]?.code
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return t('full')
    if (error instanceof NoNumbersLeft) return t('noNumbers')
    if (error instanceof NotStored) return error.words
    if (error instanceof ServerNeeded) return t('serverNeeded')
    if (error instanceof NotAtServerYet) return t('notAtServer')
    if (code?.includes('.')) return t('blocked', { reason: issueText(code) })
    console.error('save', error)
    return t('failed')
  }
}
