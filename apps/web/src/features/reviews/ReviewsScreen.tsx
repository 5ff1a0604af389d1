'use client'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { useOpenReviews } from '../../platform/local/use-open-reviews'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { useSlots } from '../../platform/workplace/slots'
import { useToday } from '../../platform/workplace/use-today'
import { nextAfter } from './review-choice'
import { ReviewItemView } from './ReviewItemView'
import { ReviewList } from './ReviewList'
import { useReviewPatient } from './use-review-patient'

/** Changes the address only: the page is here already and needs no request. */
const show = (id: string | null) => history.pushState(null, '', id ? `/dicek/?id=${id}` : '/dicek/')

/** Everything somebody must look at, and one item of it at a time, `/dicek/?id=…`. */
export function ReviewsScreen() {
  const t = useTranslations('reviews')
  const id = useSearchParams().get('id')
  const open = useOpenReviews()
  const item = useLocal(['review', id], (view) => (id ? (view.get(reviewItems, id)?.record ?? null) : null))
  const here = open.find((one) => one.id === id)
  const toList = () => show(null)

  if (!id) return <ReviewList reviews={open} onOpen={show} />
  if (here && item && !here.isWaiting) {
    return (
      <ReviewItemView key={id} item={item} onLater={toList} onDecided={() => show(nextAfter(id, open))} />
    )
  }
  return <Done item={item} text={here ? t('waiting') : t('doneAlready')} onBack={toList} />
}

interface DoneProps {
  /** null: this device holds it no more. */
  readonly item: ReviewItem | null
  readonly text: string
  readonly onBack: () => void
}

/** What somebody decided elsewhere while it was open here; the banner shows what became of the person. */
function Done({ item, text, onBack }: DoneProps) {
  const t = useTranslations('reviews')
  const entry = useReviewPatient(item)
  const today = useToday()
  useKeys({ back: onBack })
  useSlots({ banner: entry ? <OpenPatient entry={entry} on={today} /> : undefined })
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Notice
        action={
          <Button size="small" keys="back" onPress={onBack} autoFocus>
            {t('toList')}
          </Button>
        }
      >
        {text}
      </Notice>
    </>
  )
}
