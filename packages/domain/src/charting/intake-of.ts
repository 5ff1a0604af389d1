import { IntakeAnswers } from '@lentera/contracts/assessments/intake'
import type { Assessment } from '@lentera/contracts/charting/assessment'

/** The answers as this build's questions have them; null: another form, or a version it does not know. */
export const intakeOf = ({ form, answers }: Pick<Assessment, 'form' | 'answers'>): IntakeAnswers | null => {
  const read = form === 'intake' ? IntakeAnswers.safeParse(answers) : null
  return read?.success ? read.data : null
}
