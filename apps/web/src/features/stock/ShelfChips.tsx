import type { ShelfMark } from '@lentera/domain/inventory/shelf'
import { Chip, type ChipTone } from '@lentera/ui/Chip'
import { useTranslations } from 'use-intl'

/** Red is for what may hurt a patient. */
const tones: Readonly<Record<ShelfMark, ChipTone>> = {
  negative: 'attention',
  expired: 'danger',
  near: 'attention',
  empty: 'attention',
}

/** What is to be known of a shelf, in words. */
export function ShelfChips({ marks }: { marks: readonly ShelfMark[] }) {
  const t = useTranslations('stock')
  return marks.map((mark) => (
    <Chip key={mark} tone={tones[mark]}>
      {t(`mark.${mark}`)}
    </Chip>
  ))
}
