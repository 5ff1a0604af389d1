import { useTranslations } from 'use-intl'
import type { RefusedRow } from './read-import'

const SHOWN = 200

/** Lines that are not brought in, each with why, so that the sheet can be mended. */
export function RefusedRows({ refused }: { refused: readonly RefusedRow[] }) {
  const t = useTranslations('importing')
  if (refused.length === 0) return null
  return (
    <section className="grid gap-1">
      <h2 className="font-semibold">{t('refused', { count: refused.length })}</h2>
      <ul className="max-h-72 overflow-y-auto border border-line" tabIndex={0} aria-label={t('refusedList')}>
        {refused.slice(0, SHOWN).map(({ line, name, trouble, like }) => (
          <li key={line} className="border-b border-line px-3 py-1">
            {t('line', { line })}
            {name && <strong> {name}</strong>}: {t(`rowTrouble.${trouble}`, { line: like ?? 0 })}
          </li>
        ))}
      </ul>
      {refused.length > SHOWN && (
        <p className="text-sm text-ink-faint">{t('more', { count: refused.length - SHOWN })}</p>
      )}
    </section>
  )
}
