import type { Issue } from '@lentera/contracts/kernel/issue'
import type { PutUserRequest } from '@lentera/contracts/users/put-user-request'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { newId } from '../../platform/new-id'
import { NotStored } from '../../platform/not-stored'
import { putStaff } from '../../platform/session/api'
import { forgetToken, personToken } from '../../platform/session/person-token'
import { useProblemText } from '../../platform/use-issue-text'

type Asked = Omit<PutUserRequest, 'id'>

/**
 * Asks the server to store a member of staff. What was asked and not answered is asked under the same id again, so
 * that a lost answer does nothing twice.
 * @returns why the rule refuses; nothing: it is stored
 */
export function usePutStaff(): (asked: Asked) => Promise<readonly Issue[]> {
  const t = useTranslations('staff')
  const { core } = useDevice()
  const problemText = useProblemText()
  const unanswered = useRef<{ readonly text: string; readonly id: string } | null>(null)
  return async (asked) => {
    const userId = core.snapshot.person?.user.id
    const bearer = userId ? await personToken(userId) : null
    if (bearer === 'unreachable') throw new NotStored(t('failed.unreachable'))
    if (bearer === null) throw new NotStored(t('failed.signIn'))
    const text = JSON.stringify(asked)
    if (unanswered.current?.text !== text) unanswered.current = { text, id: newId() }
    const answer = await putStaff({ ...asked, id: unanswered.current.id }, bearer)
    if (answer.result === 'unreachable') throw new NotStored(t('failed.unreachable'))
    if (answer.result === 'problem') {
      if (answer.code === 'auth.forbidden') throw new NotStored(t('failed.forbidden'))
      if (answer.code !== 'auth.required')
        throw new NotStored(t('failed.problem', { reason: problemText(answer.code) }))
      forgetToken()
      throw new NotStored(t('failed.signIn'))
    }
    unanswered.current = null
    const { outcome, issues } = answer.value
    if (outcome === 'applied') return []
    if (issues.length === 0) throw new NotStored(t('failed.problem', { reason: problemText('server.error') }))
    return issues
  }
}
