'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { classes } from '@lentera/ui/classes'
import { HitList } from '@lentera/ui/HitList'
import { Notice } from '@lentera/ui/Notice'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { usePatientSearch } from '../../platform/workplace/patient-search'
import { useIsSearching, useWork } from '../../platform/workplace/work-state'
import { AmendPerson } from './AmendPerson'
import { DeskStart } from './DeskStart'
import { FamilyMember } from './FamilyMember'
import { LackingPeople } from './LackingPeople'
import { LastTicket } from './LastTicket'
import { LinkPatients } from './LinkPatients'
import { MergedNotice } from './MergedNotice'
import { NewPerson, type NewPersonProps } from './NewPerson'
import { PatientHit } from '../../platform/patients/PatientHit'
import { PersonActions } from './PersonActions'
import { RegisterVisit, type GivenTicket } from './RegisterVisit'
import { VisitPanel } from './VisitPanel'

/** Changes the address only: the page is here already and needs no request. */
const show = (query: string) => history.pushState(null, '', `/loket/${query}`)

/** Search on top, hits on the left, on the right the chosen person or the form of a new one. */
export function LoketScreen() {
  const t = useTranslations('loket')
  const params = useSearchParams()
  const { newName, takeName, searchBox } = useWork()
  const isSearching = useIsSearching()
  const [given, setGiven] = useState<GivenTicket | null>(null)
  const id = params.get('id')
  const isNew = params.has('baru')
  const amended = params.get('ubah')
  const linked = params.get('gabung')
  const visitId = params.get('kunjungan')
  const isLacking = params.has('lengkapi')
  const [cancelled, setCancelled] = useState<string | null>(null)
  const hasPanel = isNew || isLacking || Boolean(id ?? amended ?? linked ?? visitId)
  const directory = useLocal(['directory', id], (view) => ({
    entry: id ? (view.get(patientDirectory, id)?.record ?? null) : null,
    complete: view.find(patientDirectory, 'id', id ?? '').complete,
  }))

  // The search is where the work starts and ends.
  useEffect(() => {
    if (!hasPanel) searchBox.current?.focus()
  }, [hasPanel, searchBox])

  const close = () => {
    show('')
    searchBox.current?.focus()
  }
  // An open person or form has all the width until somebody searches again.
  const showsHits = isSearching || !hasPanel

  return (
    <div
      className={classes(
        'grid items-start gap-x-6 gap-y-3',
        showsHits && 'md:grid-cols-[minmax(15rem,20rem)_minmax(0,1fr)]',
      )}
    >
      {(!hasPanel || id) && <h1 className="sr-only">{t('title')}</h1>}
      {(!hasPanel || id) && <MergedNotice />}
      <section aria-label={t('hits')} className={showsHits ? '' : 'hidden'}>
        {isSearching ? <FoundPeople /> : <p className="text-sm text-ink-faint">{t('start')}</p>}
        {isSearching && !directory.complete && (
          <p className="mt-2 bg-hatched px-2 py-1 text-sm text-ink-soft">{t('incomplete')}</p>
        )}
      </section>
      <div className={isSearching && !isNew ? 'max-md:hidden' : ''}>
        {isNew && (
          <NewHere
            key={params.toString()}
            query={params}
            name={newName}
            onRegistered={(patientId, next) =>
              show(next ? `?baru=1&keluarga=${patientId}&kembar=${next.twin}` : `?id=${patientId}`)
            }
            onTake={(patientId) => show(`?id=${patientId}`)}
            onParked={close}
            onClose={close}
          />
        )}
        {isLacking && <LackingPeople onOpen={(one) => show(`?ubah=${one}&dari=lengkapi`)} onClose={close} />}
        {visitId && (
          <VisitPanel
            key={visitId}
            visitId={visitId}
            onCancelled={(one) => {
              setCancelled(one)
              close()
            }}
            onClose={close}
          />
        )}
        {amended && (
          <AmendPerson
            key={amended}
            patientId={amended}
            reviewId={params.get('cek')}
            onDone={() => show(params.get('dari') === 'lengkapi' ? '?lengkapi=1' : `?id=${amended}`)}
          />
        )}
        {linked && <LinkPatients key={linked} patientId={linked} onDone={() => show(`?id=${linked}`)} />}
        {!isNew && directory.entry && (
          <PersonActions
            patientId={directory.entry.id}
            onAmend={() => show(`?ubah=${directory.entry!.id}`)}
            onLink={() => show(`?gabung=${directory.entry!.id}`)}
            onFamily={() => show(`?baru=1&keluarga=${directory.entry!.id}`)}
          />
        )}
        {!isNew && directory.entry && (
          <RegisterVisit
            key={directory.entry.id}
            entry={directory.entry}
            onGiven={(ticket) => {
              setGiven(ticket)
              close()
            }}
            onOpenVisit={(one) => show(`?kunjungan=${one}`)}
            onClose={close}
          />
        )}
        {id && !directory.entry && <Notice>{t('notHere')}</Notice>}
        {!hasPanel && (
          <div className="grid justify-items-start gap-4">
            <LastTicket given={given}>
              <DeskStart
                cancelled={cancelled}
                onReinstated={() => setCancelled(null)}
                onNew={() => {
                  takeName()
                  show('?baru=1')
                }}
                onShow={show}
              />
            </LastTicket>
          </div>
        )}
      </div>
    </div>
  )
}

type NewHereProps = Omit<NewPersonProps, 'relative' | 'twin' | 'parked'> & {
  readonly query: Pick<URLSearchParams, 'get'>
}

/** Somebody new, alone or of a family, as the address says. */
function NewHere({ query, ...props }: NewHereProps) {
  const familyOf = query.get('keluarga')
  const parked = query.get('taruh')
  const order = Number(query.get('kembar'))
  const twin = Number.isInteger(order) && order > 1 && order < 10 ? order : null
  if (familyOf) return <FamilyMember {...props} {...{ familyOf, twin, parked }} name="" />
  return <NewPerson {...props} relative={null} twin={null} parked={parked} name={parked ? '' : props.name} />
}

/** By itself, so that a letter draws the hits and nothing else of the screen. */
function FoundPeople() {
  const t = useTranslations('loket')
  const { hits, cursor } = usePatientSearch()
  if (hits.length === 0) return <p className="text-ink-soft">{t('noHits')}</p>
  return (
    <HitList label={t('hits')} hits={hits} cursor={cursor}>
      {(entry) => <PatientHit entry={entry} />}
    </HitList>
  )
}
