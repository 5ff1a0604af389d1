'use client'
import { useTranslations } from 'use-intl'

export function NotFound() {
  const t = useTranslations('frame.notFound')
  return (
    <main className="mx-auto grid max-w-lg gap-3 px-4 py-16">
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p>{t('text')}</p>
      <p>
        <a href="/" className="font-medium text-action underline">
          {t('back')}
        </a>
      </p>
    </main>
  )
}
