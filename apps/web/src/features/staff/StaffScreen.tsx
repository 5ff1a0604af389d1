'use client'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { staffList } from '../../platform/session/api'
import { ServerReadNotice } from '../../platform/session/ServerReadNotice'
import { type ServerRead, useServerRead } from '../../platform/session/use-server-read'
import { StaffForm } from './StaffForm'
import { StaffList } from './StaffList'
import { useNewStaff } from './use-new-staff'

/** Changes the address only: the page is here already and needs no request. */
const show = (search: string) => history.pushState(null, '', `/petugas/${search}`)

/** Who works here, `/petugas/`: the list, one of them (`?id=`), and a new one (`?baru=1`). */
export function StaffScreen() {
  const search = useSearchParams()
  const { kind, value, reload } = useServerRead(staffList)
  const users = value?.users ?? null
  // A form that was thrown away begins anew.
  const [n, setN] = useState(0)
  const isNew = search.get('baru') !== null
  const chosen = users?.find(({ id }) => id === search.get('id')) ?? null
  const toList = () => show('')
  // The newest first: who opens the same person again may not save what was before.
  const onSaved = () => void reload().finally(toList)
  // A new one is written down before the list is there, and with the server away.
  if (isNew || chosen)
    return (
      <StaffForm
        key={`${chosen?.id ?? 'new'} ${n}`}
        user={isNew ? null : chosen}
        others={users ?? []}
        onBack={toList}
        onSaved={onSaved}
        onRestart={() => setN(n + 1)}
      />
    )
  const toNew = () => show('?baru=1')
  if (!users || kind !== 'known') return <WithoutList kind={kind} onNew={toNew} />
  return <StaffList users={users} onOpen={(id) => show(`?id=${id}`)} onNew={toNew} />
}

/** The list is only on the server; somebody new can be written down all the same. */
function WithoutList({ kind, onNew }: { kind: ServerRead<unknown>['kind']; onNew: () => void }) {
  const t = useTranslations('staff')
  useNewStaff(onNew)
  return (
    <div className="grid gap-3">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <ServerReadNotice kind={kind} words={{ unreachable: t('unreachable'), signIn: t('signIn') }} />
    </div>
  )
}
