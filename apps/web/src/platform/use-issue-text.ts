import { useTranslations } from 'use-intl'

/** The sentence of a problem code; of one this build does not know, the code itself in a sentence. */
export function useProblemText(): (code: string) => string {
  const t = useTranslations('problems')
  return (code) => (t.has(code as 'unknown') ? t(code as 'rate.limited') : t('unknown', { code }))
}

/** The sentence of an issue code. */
export function useIssueText(): (code: string) => string {
  const t = useTranslations('issues')
  return (code) => (t.has(code as 'unknown') ? t(code as 'numbers.exhausted') : t('unknown', { code }))
}
