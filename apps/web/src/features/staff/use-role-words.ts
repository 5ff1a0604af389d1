import type { Grant } from '@lentera/contracts/users/auth'
import { useTranslations } from 'use-intl'
import { useFacility } from '../../platform/workplace/use-today'

/** Rights in words: `perawat (KIA)`. */
export function useRoleWords(): (grants: readonly Grant[]) => string {
  const t = useTranslations('staff')
  const frame = useTranslations('frame')
  const { units } = useFacility()
  return (grants) =>
    grants
      .map(({ role, unit }) => {
        const word = frame(`roles.${role}`)
        const place = unit && (units.find(({ code }) => code === unit)?.name ?? unit)
        return place ? t('roleIn', { role: word, unit: place }) : word
      })
      .join(', ') || t('noRoles')
}
