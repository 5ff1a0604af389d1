import type { UserRow } from '@lentera/contracts/users/user-list'
import { Chip } from '@lentera/ui/Chip'
import { intoList } from '@lentera/ui/into-list'
import { useKeys } from '@lentera/ui/keys'
import { RowList } from '@lentera/ui/RowList'
import { SearchBox } from '@lentera/ui/SearchBox'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDrafts } from '../../platform/local/use-drafts'
import { findStaff } from './find-staff'
import { useNewStaff } from './use-new-staff'
import { useRoleWords } from './use-role-words'

export interface StaffListProps {
  readonly users: readonly UserRow[]
  readonly onOpen: (userId: string) => void
  readonly onNew: () => void
}

/** Everybody who works or worked here; typing narrows it, Enter opens the form. */
export function StaffList({ users, onOpen, onNew }: StaffListProps) {
  const t = useTranslations('staff')
  const roleWords = useRoleWords()
  const [text, setText] = useState('')
  const hits = findStaff(users, text, roleWords)
  const drafts = new Set(useDrafts().flatMap(({ form, record }) => (form === 'staff' ? [record] : [])))
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => search.current?.focus(), [])
  useNewStaff(onNew)
  useKeys({ search: () => search.current?.select() })
  const first = hits[0]
  const onKeyDown = intoList(list, first ? () => onOpen(first.id) : null)

  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <div className="max-w-md" onKeyDown={onKeyDown}>
        <SearchBox
          ref={search}
          label={t('search')}
          placeholder={t('searchHint')}
          value={text}
          onChange={setText}
        />
      </div>
      <RowList
        ref={list}
        label={t('list')}
        rows={hits}
        onOpen={onOpen}
        textOf={({ name }) => name}
        emptyText={text ? t('noHit') : t('empty')}
      >
        {({ id, name, username, active, grants, hasPassword }) => (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="grid min-w-52 flex-1">
              <strong className={active ? 'font-medium' : 'font-medium text-ink-soft'}>{name}</strong>
              <span className="text-sm text-ink-soft">{username}</span>
            </span>
            {drafts.has(id) && <Chip>{t('unsaved')}</Chip>}
            {!active && <Chip>{t('inactive')}</Chip>}
            {active && !hasPassword && <Chip tone="attention">{t('noPassword')}</Chip>}
            <span className="w-64 max-w-full text-sm text-ink-soft">{roleWords(grants)}</span>
          </div>
        )}
      </RowList>
    </div>
  )
}
