import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { PatientBanner } from '@lentera/ui/PatientBanner'
import { useTranslations } from 'use-intl'
import { useNamesakes } from '../local/use-namesakes'
import { ageText } from './age-text'
import { recordNumberText, usePatientWords } from './patient-words'
import { useChildWeight } from './use-child-weight'
import { useTabEdge } from './use-tab-edge'
import { useTwinMark } from './use-twins'

/** The banner of the open patient. The window is not named after them: browsers write titles into their history. */
export function OpenPatient({ entry, on }: { entry: PatientDirectoryEntry; on: CalendarDate }) {
  const t = useTranslations('patient')
  const { nameOf, factsOf, allergyOf, deathOf, pregnancyOf } = usePatientWords()
  const weight = useChildWeight(entry, on)
  const twin = useTwinMark(entry)
  const namesakes = useNamesakes(entry.id)
  const edge = useTabEdge()
  return (
    <PatientBanner
      label={t('banner')}
      edge={edge}
      name={nameOf(entry)}
      facts={factsOf(entry, on)}
      alert={allergyOf(entry)}
      marks={[
        ...deathOf(entry),
        ...pregnancyOf(entry, on),
        ...(weight ? [weight] : []),
        ...(twin ? [`≡ ${twin}`] : []),
        ...namesakes.map((other) =>
          t('namesake', {
            name: nameOf(other),
            age: ageText(other.birthDate, on, other.birthDateEstimated),
            number: recordNumberText(t, other.medicalRecordNumber),
          }),
        ),
      ]}
    />
  )
}
