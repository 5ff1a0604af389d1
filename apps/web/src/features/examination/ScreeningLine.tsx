import { assessments } from '@lentera/contracts/charting/assessment'
import type { Visit } from '@lentera/contracts/visits/visit'
import { intakeRemarks, standingAnswers, type IntakeRemark } from '@lentera/domain/charting/intake-remarks'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'

/** What was remarkable in the nurse's screening; a screening that found nothing takes no line. */
export function ScreeningLine({ visit }: { visit: Visit }) {
  const t = useTranslations('examination.screening')
  const words = useTranslations('intake.screening')
  const known = useLocal(['examination-screening', visit.id], (view) =>
    view.find(assessments, 'visitId', visit.id),
  )
  const answers = standingAnswers(known.rows.map(({ record }) => record))
  if (!answers) {
    if (known.rows.length > 0) return <p className="bg-hatched px-2 py-1 text-ink-soft">{t('unreadable')}</p>
    return (
      <p className={known.complete ? 'text-ink-soft' : 'bg-hatched px-2 py-1 text-ink-soft'}>
        {t(known.complete ? 'notAsked' : 'notHere')}
      </p>
    )
  }
  const remarks = intakeRemarks(answers)
  if (remarks.length === 0) return null
  const textOf = (remark: IntakeRemark): string => {
    if (remark.question === 'pain') return t('pain', { score: remark.score })
    if (!('findings' in remark)) return t(remark.question)
    const findings = remark.findings.map((value) => words(`finding.${value}` as 'finding.unsteady'))
    return t('finding', { question: words(remark.question), findings: findings.join(', ') })
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="text-sm text-ink-soft">{t('label')}</span>
      {remarks.map((remark) => {
        const isHigh = 'isHigh' in remark && remark.isHigh
        return (
          <span key={remark.question} className={isHigh ? 'font-medium text-attention' : undefined}>
            {isHigh && <span aria-hidden="true">▲ </span>}
            {textOf(remark)}
          </span>
        )
      })}
    </p>
  )
}
