'use client'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { useOpenReviews } from '../../platform/local/use-open-reviews'
import { nextAfter } from './review-choice'
import { ReviewItemView } from './ReviewItemView'
import { ReviewList } from './ReviewList'

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
  return <Done text={here ? t('waiting') : t('doneAlready')} onBack={toList} />
}

function Done({ text, onBack }: { text: string; onBack: () => void }) {
  const t = useTranslations('reviews')
  useKeys({ back: onBack })
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
