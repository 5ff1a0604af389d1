import { useTranslations } from 'use-intl'

/** What a command is called; one that this build does not know by its own name in a sentence. */
export function useCommandName(): (name: string) => string {
  const t = useTranslations('syncStatus')
  return (name) =>
    t.has(`command.${name}` as 'command.unknown')
      ? t(`command.${name}` as 'command.visits.open')
      : t('command.unknown', { name })
}
