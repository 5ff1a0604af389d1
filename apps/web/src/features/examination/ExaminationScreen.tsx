'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import { noteKindAt } from '@lentera/domain/charting/note-time'
import type { Missing } from '@lentera/domain/visits/what-is-missing'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { visitsOfDay } from '../../platform/local/todays-visits'
import { nextForDoctor, waitingForDoctor } from '../../platform/local/waiting-for-doctor'
import { CloseVisit } from '../../platform/closing/CloseVisit'
import { PRESCRIPTION_DRAFT } from '../../platform/local/prescription-draft'
import { useLocal } from '../../platform/local/use-local'
import {
  AFTER,
  type AfterPrescription,
  closingQuery,
  examinationQuery,
  intakeHref,
  listBefore,
  prescriptionHref,
} from '../../platform/workplace/visit-addresses'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { AddendumForm } from './AddendumForm'
import { ExaminationForm } from './ExaminationForm'

const show = (query: string) => history.pushState(null, '', `/periksa/${query}`)

/** The examination of one visit, `/periksa/?id=…`; without an id that of who waits longest for a doctor. */
export function ExaminationScreen() {
  const t = useTranslations('examination')
  const router = useRouter()
  const params = useSearchParams()
  const id = params.get('id')
  const { core } = useDevice()
  const facility = useFacility()
  const today = useToday()
  const { visit, entry, first } = useLocal(['examination', id, today], (view) => {
    const found = id ? (view.get(visits, id)?.record ?? null) : null
    // Whoever sits with this doctor already, for instance before the browser ended, comes before who waits.
    const own = visitsOfDay(view, facility, today, null).rows.find(
      (row) => row.stage === 'with_doctor' && row.with?.by === core.snapshot.person?.user.id,
    )
    return {
      visit: found,
      entry: found ? (view.get(patientDirectory, found.patientId)?.record ?? null) : null,
      first: (own ?? waitingForDoctor(view, facility, today)[0])?.id ?? null,
    }
  })

  useEffect(() => {
    if (!id && first) history.replaceState(null, '', `/periksa/?id=${first}`)
  }, [id, first])

  const toWaiting = () => router.push('/tunggu/')
  const toNext = () => {
    const next = id && nextForDoctor(core.view, facility, today, id)
    if (next) show(`?id=${next}`)
    else toWaiting()
  }

  const toPrescription = (after: AfterPrescription = 'examination') =>
    router.push(prescriptionHref(id!, after))
  /** Who came from the list of what is missing goes back there, and closes. */
  const isClosing = params.get(AFTER) === 'closing'
  // Medicines that were laid ready and not sent may not be forgotten.
  const afterSigning = async () => {
    const waiting = id && (await core.loadDraft(PRESCRIPTION_DRAFT, id).catch(() => null))
    if (waiting) toPrescription(isClosing ? 'closing' : 'next')
    else if (isClosing) show(closingQuery(id!))
    else toNext()
  }

  if (!visit) return <Nobody text={id ? t('notHere') : t('nobody')} onDone={toWaiting} />
  if (params.has('selesai') && visit.status === 'open') {
    const go = (missing: Missing) =>
      missing === 'vitals' || missing === 'intake'
        ? router.push(intakeHref(visit.id))
        : missing === 'prescription'
          ? toPrescription('closing')
          : show(examinationQuery(visit.id))
    const list = listBefore(params)
    return (
      <CloseVisit
        key={visit.id}
        {...{ visit, entry }}
        onGo={go}
        onClosed={() => (list ? router.push(list) : toNext())}
        onBack={() => (list ? router.push(list) : show(`?id=${visit.id}`))}
      />
    )
  }
  if (noteKindAt(visit, core.now()) === 'addendum')
    return (
      <AddendumForm
        key={visit.id}
        {...{ visit, entry }}
        onSigned={() => (isClosing && visit.status === 'open' ? show(closingQuery(visit.id)) : toWaiting())}
        onBack={toWaiting}
        onClose={() => show(closingQuery(visit.id))}
      />
    )
  return (
    <ExaminationForm
      key={visit.id}
      {...{ visit, entry }}
      onSigned={() => void afterSigning()}
      onBack={toWaiting}
      onPrescribe={() => toPrescription()}
      onClose={() => show(closingQuery(visit.id))}
    />
  )
}

function Nobody({ text, onDone }: { text: string; onDone: () => void }) {
  const t = useTranslations('examination')
  useKeys({ back: onDone })
  return (
    <Notice
      action={
        <Button size="small" onPress={onDone} autoFocus>
          {t('toWaiting')}
        </Button>
      }
    >
      {text}
    </Notice>
  )
}
