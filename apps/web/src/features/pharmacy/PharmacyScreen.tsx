'use client'
import { prescriptions } from '@lentera/contracts/medications/prescription'
import { visits } from '@lentera/contracts/visits/visit'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { HandOver } from './HandOver'
import { PrescriptionList } from './PrescriptionList'

const show = (id: string | null) => history.pushState(null, '', id ? `/obat/?id=${id}` : '/obat/')

/** Prescriptions that wait at the counter, and one of them at a time, `/obat/?id=…`. */
export function PharmacyScreen() {
  const id = useSearchParams().get('id')
  const { prescription, visit } = useLocal(['prescription', id], (view) => {
    const found = id ? (view.get(prescriptions, id)?.record ?? null) : null
    return {
      prescription: found,
      visit: found ? (view.get(visits, found.visitId)?.record ?? null) : null,
    }
  })
  const toList = () => show(null)
  if (!id) return <PrescriptionList onOpen={show} />
  if (prescription?.status === 'sent')
    return <HandOver key={id} {...{ prescription, visit }} onDone={toList} onBack={toList} />
  return <Gone isCancelled={prescription !== null} onBack={toList} />
}

function Gone({ isCancelled, onBack }: { isCancelled: boolean; onBack: () => void }) {
  const t = useTranslations('pharmacy')
  useKeys({ back: onBack })
  return (
    <Notice
      tone={isCancelled ? 'attention' : 'info'}
      action={
        <Button size="small" keys="back" onPress={onBack} autoFocus>
          {t('toList')}
        </Button>
      }
    >
      {t(isCancelled ? 'cancelled' : 'notHere')}
    </Notice>
  )
}
