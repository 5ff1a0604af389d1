import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { usePatientFieldWords } from '../../platform/patients/patient-field-words'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSideWords } from '../../platform/session/use-side-words'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import type { MergedField } from './merged-fields'
import { useMergedFields } from './use-merged-fields'

/** What somebody has read and left as it is; until the page is loaded again. */
const left = new Set<string>()

/** Tells an author that somebody changed the same field, with one key to take the answer that does not stand. */
export function MergedNotice() {
  const fields = useMergedFields()
  const [, setCount] = useState(0)
  const first = fields.find(({ id }) => !left.has(id))
  if (!first) return null
  return (
    <OneMerged
      key={first.id}
      merged={first}
      onDone={() => {
        left.add(first.id)
        setCount((count) => count + 1)
      }}
    />
  )
}

function OneMerged({ merged, onDone }: { merged: MergedField; onDone: () => void }) {
  const t = useTranslations('amend')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const { nameOf } = usePatientWords()
  const { labelOf, textOf } = usePatientFieldWords()
  const { whoOf, whereOf, timeOf } = useSideWords()
  const [complaint, setComplaint] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { patientId, field, mine, other, stands } = merged
  const entry = useLocal(
    ['merged-name', patientId],
    (view) => view.get(patientDirectory, patientId)?.record ?? null,
  )
  const name = entry ? nameOf(entry) : ''
  const texts = { mine: textOf(field, mine.value), other: textOf(field, other.value) }

  const [standing, taken] = stands === 'mine' ? [mine, other] : [other, mine]
  const take = async () => {
    if (isBusy) return
    setBusy(true)
    try {
      const { seq } = await core.save(
        AmendPatient,
        { patientId, set: { [field]: taken.value } },
        { from: { [field]: standing.value } },
      )
      const time = localTime(core.now(), timeZone)
      showSaved({ seq, text: t('merged.saved', { field: labelOf(field), name, time }) })
      onDone()
    } catch (error) {
      setComplaint(saveText(error))
      setBusy(false)
    }
  }
  useKeys({ ownK: () => void take(), ownL: onDone })

  return (
    <Notice
      tone="attention"
      className="col-span-full"
      action={
        <>
          <Button size="small" keys="ownK" onPress={() => void take()}>
            {stands === 'mine'
              ? t('merged.takeOther', { value: texts.other })
              : t('merged.takeMine', { value: texts.mine })}
          </Button>
          <Button size="small" keys="ownL" onPress={onDone}>
            {t('merged.fine')}
          </Button>
        </>
      }
    >
      {t(stands === 'mine' ? 'merged.kept' : 'merged.aside', {
        ...{ field: labelOf(field), name, ...texts },
        who: whoOf(other.by),
        where: whereOf(other),
        when: timeOf(other.at),
      })}
      {complaint && <strong className="block">{complaint}</strong>}
    </Notice>
  )
}
