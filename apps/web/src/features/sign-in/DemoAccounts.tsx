import { Notice } from '@lentera/ui/Notice'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type KnownAccounts, serverHealth } from '../../platform/session/api'

/** Who may sign in where everybody is invented. A real server says nothing of the kind, nor does one out of reach. */
export function DemoAccounts() {
  const t = useTranslations('signIn.demo')
  const f = useTranslations('frame')
  const [accounts, setAccounts] = useState<KnownAccounts | null>(null)
  useEffect(() => {
    let isGone = false
    void serverHealth().then((answer) => {
      if (!isGone && answer.result === 'ok') setAccounts(answer.value.accounts ?? null)
    })
    return () => {
      isGone = true
    }
  }, [])
  if (!accounts) return null
  return (
    <Notice className="text-sm">
      <p>{t('text', { password: accounts.password })}</p>
      <ul className="mt-1 grid grid-cols-2 gap-x-4">
        {accounts.people.map(({ username, roles }) => (
          <li key={username}>
            <strong>{username}</strong>: {roles.map((role) => f(`roles.${role}`)).join(', ')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
