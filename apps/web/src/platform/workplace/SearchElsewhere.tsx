import { patientDirectory } from '@lentera/contracts/patients/patient'
import { HitList } from '@lentera/ui/HitList'
import { SearchBox } from '@lentera/ui/SearchBox'
import { useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useLocal } from '../local/use-local'
import { PatientHit } from '../patients/PatientHit'
import { usePatientWords } from '../patients/patient-words'
import { usePatientSearch } from './patient-search'
import { useIsSearching, useSearchText, useWork } from './work-state'

/** The search of those who register nobody: hits below the box, over the work, until Esc or the focus leaves. */
export function SearchElsewhere() {
  const t = useTranslations('frame')
  const { searchBox } = useWork()
  const { search, setSearch } = useSearchText()
  const { cursor } = usePatientSearch()
  const isSearching = useIsSearching()
  const [isHere, setHere] = useState(false)
  const isOpen = isSearching && isHere
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isSearching) return
    event.stopPropagation()
    setSearch('')
  }
  return (
    <div
      className="relative"
      // An open list keeps Esc for itself.
      data-layer={isOpen ? '' : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => setHere(true)}
      onBlur={() => setHere(false)}
    >
      <SearchBox
        ref={searchBox}
        label={t('search')}
        placeholder={t('searchHint')}
        value={search}
        onChange={setSearch}
        cursor={isOpen ? cursor : undefined}
      />
      {isOpen && (
        <div className="absolute inset-x-0 top-full z-30 mt-1 max-h-[60dvh] overflow-y-auto rounded-md border border-line-strong bg-surface shadow-layer">
          <Found />
        </div>
      )}
    </div>
  )
}

/** By itself, so that a letter draws the hits and nothing else. */
function Found() {
  const t = useTranslations('frame.found')
  const { nameOf } = usePatientWords()
  const { hits, cursor, refused } = usePatientSearch()
  const refusedId = refused?.id ?? null
  const { entry, complete } = useLocal(['search-refused', refusedId], (view) => ({
    entry: refusedId ? (view.get(patientDirectory, refusedId)?.record ?? null) : null,
    complete: view.find(patientDirectory, 'id', refusedId ?? '').complete,
  }))
  return (
    <>
      {refused && (
        <p role="status" className="bg-attention-soft px-3 py-2">
          {t(refused.why, { name: entry ? nameOf(entry) : '' })}
        </p>
      )}
      {hits.length === 0 && <p className="px-3 py-2 text-ink-soft">{t('none')}</p>}
      {!complete && <p className="bg-hatched px-3 py-1 text-sm text-ink-soft">{t('incomplete')}</p>}
      <HitList label={t('hits')} hits={hits} cursor={cursor}>
        {(entry) => <PatientHit entry={entry} />}
      </HitList>
    </>
  )
}
