import { patientDirectory } from '@lentera/contracts/patients/patient'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { NewPerson, type NewPersonProps } from './NewPerson'
import { useWholePatient } from './use-whole-patient'

type FamilyMemberProps = Omit<NewPersonProps, 'relative'> & { readonly familyOf: string }

/** A new member of somebody's family, `/loket/?baru=1&keluarga=…`: begun with what they have in common. */
export function FamilyMember({ familyOf, ...props }: FamilyMemberProps) {
  const t = useTranslations('personForm')
  const { seen } = useWholePatient(familyOf)
  const entry = useLocal(
    ['relative', familyOf],
    (view) => view.get(patientDirectory, familyOf)?.record ?? null,
  )
  const isOnline = useDeviceState(({ sync }) => sync.server === 'reachable') ?? false
  const [isShort, setShort] = useState(false)
  // Once begun it stays as it was begun, whatever comes in meanwhile.
  const [begun, setBegun] = useState(false)
  if (entry && (begun || seen || isShort || !isOnline)) {
    if (!begun) setBegun(true)
    return <NewPerson {...props} relative={{ entry, seen }} />
  }
  return (
    <Waiting
      text={entry ? t('familyFetching') : t('familyUnknown')}
      {...(entry && { onShort: () => setShort(true) })}
      onClose={props.onClose}
    />
  )
}

function Waiting({ text, onShort, onClose }: { text: string; onShort?: () => void; onClose: () => void }) {
  const t = useTranslations('personForm')
  useKeys({ back: onClose })
  return (
    <Notice
      action={
        <>
          {onShort && (
            <Button size="small" onPress={onShort} autoFocus>
              {t('familyGoOn')}
            </Button>
          )}
          <Button size="small" keys="back" onPress={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {text}
    </Notice>
  )
}
