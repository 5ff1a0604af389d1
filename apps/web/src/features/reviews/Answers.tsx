import { Button } from '@lentera/ui/Button'
import { KeyHint } from '@lentera/ui/KeyHint'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { useSlots } from '../../platform/workplace/slots'
import type { AnswerProps } from './answer-props'
import { type Question, shortBatchesOf } from './review-choice'
import { useDecision } from './use-decision'
import { reprintOf, useReprint } from './use-reprint'

/** An item without two values to choose from: it may stay, be put right where the patient is, or be given up. */
export function Answers(props: AnswerProps & { readonly question: Exclude<Question, 'conflict'> }) {
  const { item, question, isDesk, banner, onLater, onDecided, onDiscard } = props
  const t = useTranslations('reviews')
  const router = useRouter()
  const { decide, carryOut, complaint } = useDecision(item, onDecided)
  const patientId = item.detail?.patientId
  const isOfPatient = patientId !== undefined && item.commandName.startsWith('patients.')

  const reprint = useLocal(['reprint', item.id], (view) => reprintOf(view, item))
  const print = useReprint(item)
  const mayPrint = reprint !== null && (isDesk || reprint.kind === 'number_changed')
  const printAgain = () => void (mayPrint && carryOut(() => print(reprint)))

  const mayCount =
    useDeviceState(({ person }) => person?.grants.some(({ role }) => role === 'pharmacist')) ?? false
  const [toCount] = mayCount ? shortBatchesOf(item) : []
  const answers = [
    ...(toCount
      ? [{ key: '2', label: t('count'), run: () => router.push(`/stok/?hitung=${toCount}&cek=${item.id}`) }]
      : []),
    ...(question === 'waits'
      ? []
      : [
          {
            key: '1',
            label: question === 'refused' ? t('noted') : t('accept'),
            run: () => void decide({ kind: 'accept' }),
          },
        ]),
    ...(isOfPatient && isDesk
      ? [
          {
            key: '2',
            label: t('fix'),
            run: () => router.push(`/loket/?ubah=${patientId}&cek=${item.id}`),
          },
        ]
      : patientId !== undefined && isDesk
        ? [{ key: '2', label: t('see'), run: () => router.push(`/loket/?id=${patientId}`) }]
        : []),
    ...(question === 'look' ? [] : [{ key: 'b', label: t('discard'), run: onDiscard }]),
  ]
  useKeys(
    { back: onLater, ...(mayPrint && { print: printAgain }) },
    { plain: Object.fromEntries(answers.map(({ key, run }) => [key, run])) },
  )
  useSlots({
    banner,
    actions: (
      <Button look="quiet" keys="back" onPress={onLater}>
        {t('later')}
      </Button>
    ),
  })

  return (
    <div className="grid justify-items-start gap-2">
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {mayPrint && (
        <Button look="primary" keys="print" onPress={printAgain}>
          {t(`reprint.${reprint.kind}`)}
        </Button>
      )}
      {answers.map(({ key, label, run }) => (
        <Button key={key} icon={<KeyHint text={key.toUpperCase()} />} onPress={run}>
          {label}
        </Button>
      ))}
    </div>
  )
}
