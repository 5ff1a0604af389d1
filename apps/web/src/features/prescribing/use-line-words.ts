import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { lineDose } from '@lentera/domain/medications/line-dose'
import type { LineFinding } from '@lentera/domain/medications/line-finding'
import { lineWords } from '@lentera/domain/medications/line-words'
import type { OrderedLine } from '@lentera/domain/medications/order-of-line'
import { formatDate, formatMeasure } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import type { Stock } from './stock-of'
import type { Chart } from './use-chart'

const rounded = (value: number): string => formatMeasure(Math.round(value * 10) / 10)

/** How lines, stock and findings are said on the screen. */
export function useLineWords() {
  const t = useTranslations('prescribing')
  const { timeZone } = useFacility()
  const today = useToday()

  const ageOf = (asOf: string): string => {
    const on = localDate(asOf, timeZone)
    return on === today ? localTime(asOf, timeZone) : formatDate(on)
  }
  return {
    stockText: ({ balance, asOf }: Stock, unit: string): string => {
      if (balance === null) return t('stock.notHere')
      const amount = balance === 0 ? t('stock.none') : `${formatMeasure(balance)} ${unit}`
      return asOf === null ? amount : t('stock.asOf', { amount, time: ageOf(asOf) })
    },

    understood: ({ signa, days, quantity }: OrderedLine, { unit }: CatalogueDrug): string =>
      lineWords(signa, days, quantity, unit),

    /** A child's dose by weight; null where the drug or the rule says nothing of milligrams. */
    childDose: (drug: CatalogueDrug, { signa }: OrderedLine, weight: { kg: number; measuredOn: string }) => {
      const { mgPerDose, mgPerDay, mlPerDose } = lineDose(drug, signa)
      if (mgPerDose === null) return null
      return [
        t('dose.once', { value: rounded(mgPerDose / weight.kg) }),
        mgPerDay === null ? null : t('dose.day', { value: rounded(mgPerDay / weight.kg) }),
        mlPerDose === null ? null : `${rounded(mlPerDose)} ml`,
        t('dose.weight', { kg: formatMeasure(weight.kg), date: formatDate(weight.measuredOn) }),
      ]
        .filter(Boolean)
        .join(' · ')
    },

    findingText: ({ why, values }: LineFinding, { originOf }: Chart): string => {
      const group = values.group === undefined ? '' : groupText(t, String(values.group))
      const until = values.until === undefined ? '' : formatDate(String(values.until))
      const figure = (name: string) => (typeof values[name] === 'number' ? formatMeasure(values[name]) : '')
      const sentence = t(`why.${why}`, {
        ...{ allergy: String(values.allergy ?? ''), other: String(values.other ?? ''), group, until },
        ...{ value: figure('value'), limit: figure('limit') },
      })
      const origin = values.allergy === undefined ? null : originOf(String(values.allergy))
      if (!origin) return sentence
      const date = formatDate(localDate(origin.at, timeZone))
      const source = origin.by ? t('allergyBy', { date, name: origin.by }) : t('allergyOn', { date })
      return `${sentence} ${source}`
    },
  }
}

type Translate = ReturnType<typeof useTranslations<'prescribing'>>

const groupText = (t: Translate, group: string): string =>
  t.has(`group.${group}` as 'group.nsaid') ? t(`group.${group}` as 'group.nsaid') : group
