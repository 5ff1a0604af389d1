import type { CalendarDate, TimeZone } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { isTemporaryNumber } from '@lentera/contracts/patients/record-number'
import { gestationOn, isPostpartum, isPregnant } from '@lentera/domain/charting/pregnancy'
import { localDate } from '@lentera/domain/kernel/local-date'
import { formatDate } from '@lentera/ui/format'
import type { PatientBannerProps } from '@lentera/ui/PatientBanner'
import { useTranslations } from 'use-intl'
import { useFacility } from '../workplace/use-today'
import { ageText } from './age-text'

type Translate = ReturnType<typeof useTranslations<'patient'>>

/** `RM 00-12-34`, or that it stands for the time being. */
export const recordNumberText = (t: Translate, number: string): string =>
  t(isTemporaryNumber(number) ? 'temporaryNumber' : 'recordNumber', { number })

/** How a person is written on every screen: `TN. YAKOB WENDA`, `L · 54 th 3 bl · …`, the answer about allergies. */
export function usePatientWords() {
  const t = useTranslations('patient')
  return patientWords(t, useFacility().timeZone)
}

/** @param timeZone of the facility: a day there is not the day in UTC */
export function patientWords(t: Translate, timeZone: TimeZone) {
  return {
    nameOf: ({ title, name }: Pick<PatientDirectoryEntry, 'title' | 'name'>): string =>
      [title && t(`title.${title}`), name].filter(Boolean).join(' '),

    factsOf: (entry: PatientDirectoryEntry, on: CalendarDate): string[] => [
      t(`sexLetter.${entry.sex}`),
      ageText(entry.birthDate, on, entry.birthDateEstimated),
      formatDate(entry.birthDate),
      recordNumberText(t, entry.medicalRecordNumber),
      ...(entry.payer ? [t(`payer.${entry.payer}`)] : []),
    ],

    /** That somebody is not alive any more, and since when; nothing of the others. */
    deathOf: ({ deceasedOn }: PatientDirectoryEntry): string[] =>
      deceasedOn ? [t('deceased', { date: formatDate(deceasedOn) })] : [],

    /** Weeks and expected day, where somebody is pregnant; nothing else. */
    pregnancyOf: ({ pregnancy }: PatientDirectoryEntry, on: CalendarDate): string[] => {
      if (isPostpartum(pregnancy, on))
        return [t('pregnancy.postpartum', { since: formatDate(pregnancy!.endedOn!) })]
      if (!pregnancy || !isPregnant(pregnancy, on)) return []
      if (!pregnancy.dueOn) return [t('pregnancy.unknown')]
      const due = formatDate(pregnancy.dueOn)
      const weeks = gestationOn(pregnancy, on)?.weeks ?? 0
      return [pregnancy.dueOn < on ? t('pregnancy.overdue', { due }) : t('pregnancy.weeks', { weeks, due })]
    },

    allergyOf: (entry: PatientDirectoryEntry | null): NonNullable<PatientBannerProps['alert']> => {
      if (!entry) return { answer: 'unknown', text: t('allergy.notHere') }
      const date = entry.allergyAnsweredAt ? formatDate(localDate(entry.allergyAnsweredAt, timeZone)) : ''
      if (entry.allergyAnswer === 'unknown') return { answer: 'attention', text: t('allergy.notAsked') }
      if (entry.allergyAnswer === 'none') return { answer: 'fine', text: t('allergy.none', { date }) }
      return { answer: 'danger', text: t('allergy.present', { names: entry.allergyNames.join(', '), date }) }
    },
  }
}
