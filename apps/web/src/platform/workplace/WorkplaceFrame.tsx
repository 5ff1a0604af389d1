'use client'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { Frame } from '@lentera/ui/Frame'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { SavedLine } from '@lentera/ui/SavedLine'
import { StatusLight } from '@lentera/ui/StatusLight'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DangerNotices } from '../danger/DangerNotices'
import { useDevice, useDeviceState } from '../device/DeviceProvider'
import { useInternet } from '../session/use-internet'
import { usePrescriptionCount } from '../local/use-prescription-count'
import { HelpDialog } from '../help/HelpDialog'
import { useOpenReviews } from '../local/use-open-reviews'
import { useWaitingCount } from '../local/use-waiting-count'
import { NoonNotice } from '../unfinished/NoonNotice'
import { useUnfinished } from '../unfinished/use-unfinished'
import { PersonMenu } from '../session/PersonMenu'
import { StandingNotices } from '../session/StandingNotices'
import { useProblemText } from '../use-issue-text'
import { HeadSearch } from './HeadSearch'
import { openHere } from './patient-search'
import { screensOf, worksAtDesk, worksWithPatients } from './screens'
import { SlotContext, SlotStore, useFilledSlots } from './slots'
import { useSaved, useWork } from './work-state'

/** Rail, search, lights and person around each screen; the screen fills the slots. */
export function WorkplaceFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('frame')
  const problemText = useProblemText()
  const router = useRouter()
  const pathname = usePathname()
  const { session } = useDevice()
  const station = useDeviceState(({ device }) => device?.station) ?? ''
  const person = useDeviceState((snapshot) => snapshot.person)
  const stoppedBy = useDeviceState(({ sync }) => sync.stoppedBy)
  const attention = useDeviceState(({ sync }) => sync.unsendable) ?? 0
  const { takeName, searchBox } = useWork()
  const waiting = useWaitingCount()
  const prescriptions = usePrescriptionCount()
  const unfinished = useUnfinished().length
  useEffect(() => {
    session.unfinished = unfinished
  }, [session, unfinished])
  const toCheck = useOpenReviews().filter(({ isWaiting }) => !isWaiting).length
  const [store] = useState(() => new SlotStore())
  const slots = useFilledSlots(store)
  const [isMakingPin, setMakingPin] = useState(false)
  const [isHelp, setHelp] = useState(false)

  const screens = screensOf(person!.grants)
  const isDesk = worksAtDesk(person!.grants)
  const searches = worksWithPatients(person!.grants)
  const current = screens.find(({ href }) => href === pathname)
  const focusSearch = () => {
    searchBox.current?.focus()
    searchBox.current?.select()
  }
  const changePerson = () => {
    session.isChanging = true
    router.push(`/?ke=${encodeURIComponent(location.pathname + location.search)}`)
  }
  const newPerson = () => {
    takeName()
    openHere(router, '/loket/?baru=1')
  }
  useKeys(
    {
      ...(searches && { search: focusSearch }),
      ...(isDesk && { new: newPerson }),
      ...(screens.some(({ id }) => id === 'waiting') && { waitingList: () => router.push('/tunggu/') }),
      ...(screens.some(({ id }) => id === 'unfinished') && { unfinished: () => router.push('/belum/') }),
      lock: () => void session.hide(),
      help: () => setHelp(true),
    },
    { level: 'frame' },
  )

  const counts = {
    waiting: { count: waiting.all, countLabel: t('waitingCount', { count: waiting.all }) },
    intake: { count: waiting.intake, countLabel: t('waitingCount', { count: waiting.intake }) },
    examination: {
      count: waiting.examination,
      countLabel: t('waitingCount', { count: waiting.examination }),
    },
    unfinished: { count: unfinished, countLabel: t('unfinishedCount', { count: unfinished }) },
    pharmacy: {
      count: prescriptions,
      countLabel: t('prescriptionCount', { count: prescriptions }),
    },
    reviews: {
      count: toCheck,
      countLabel: t('reviewCount', { count: toCheck }),
      needsAttention: true,
    },
    sync: {
      count: attention,
      countLabel: t('attentionCount', { count: attention }),
      needsAttention: true,
    },
  }
  return (
    <SlotContext value={store}>
      <Frame
        brand={t('brand')}
        station={t('station', { station })}
        skipLabel={t('skip')}
        rail={{
          label: t('rail'),
          moreLabel: t('more'),
          currentId: current?.id,
          onGo: ({ href }) => router.push(href),
          items: screens.map(({ id, href, icon }) => ({
            ...{ id, href, icon, label: t(`screens.${id}`) },
            ...counts[id as keyof typeof counts],
          })),
        }}
        search={searches && <HeadSearch isDesk={isDesk} />}
        status={
          <>
            <ServerLight />
            <InternetLight />
            <Unsent />
          </>
        }
        person={
          <PersonMenu isMakingPin={isMakingPin} onMakingPin={setMakingPin} onChangePerson={changePerson} />
        }
        notices={
          <>
            <WrongClock />
            <DangerNotices />
            <StandingNotices onMakePin={() => setMakingPin(true)} isBusy={slots.banner != null} />
            {slots.banner == null && <NoonNotice count={unfinished} />}
            {stoppedBy && (
              <Notice
                tone="attention"
                action={
                  <Button size="small" onPress={() => router.push('/kirim/')}>
                    {t('screens.sync')}
                  </Button>
                }
              >
                {problemText(stoppedBy)}
              </Notice>
            )}
          </>
        }
        banner={slots.banner}
        trail={<LastSaved />}
        actions={slots.actions}
      >
        {children}
        {isHelp && <HelpDialog path={pathname} onClose={() => setHelp(false)} />}
      </Frame>
    </SlotContext>
  )
}

// Each by itself, so that a letter, a save or a heartbeat draws a word anew and not the frame.

/** A wrong clock makes every certificate invalid: that is no missing line, and it can be put right here. */
function useClockAtFault(): string | null {
  const server = useDeviceState(({ sync }) => sync.server) ?? 'unknown'
  const clock = useDeviceState(({ wrongClock }) => wrongClock?.deviceTime ?? null)
  if (clock === null || server === 'reachable') return null
  // The day as the computer shows it; this locale writes it as ISO does.
  return formatDate(new Date(clock).toLocaleDateString('sv'))
}

function ServerLight() {
  const t = useTranslations('frame')
  const server = useDeviceState(({ sync }) => sync.server) ?? 'unknown'
  const label = useClockAtFault() ? t('clockLight') : t(`server.${server}`)
  return <StatusLight isOn={server === 'reachable'} label={label} />
}

/** The server says it, because a device's line ends there; nothing is said where nobody knows. */
function InternetLight() {
  const t = useTranslations('frame')
  const internet = useInternet()
  return (
    internet !== 'unknown' && (
      <StatusLight isOn={internet === 'reachable'} label={t(`internet.${internet}`)} />
    )
  )
}

/** Below the head: in it the sentence would leave no room for the search. */
function WrongClock() {
  const t = useTranslations('frame')
  const date = useClockAtFault()
  return date && <Notice tone="attention">{t('wrongClock', { date })}</Notice>
}

function Unsent() {
  const t = useTranslations('frame')
  const keeping = useTranslations('keeping')
  const unsent = useDeviceState(({ sync }) => sync.unsent) ?? 0
  const isOnProbation = useDeviceState(({ protection }) => protection.isOnProbation) ?? false
  if (unsent === 0) return null
  return (
    <span
      data-testid="unsent"
      title={isOnProbation ? keeping('probation') : undefined}
      className={`text-sm whitespace-nowrap ${isOnProbation ? 'text-attention' : 'text-ink-soft'}`}
    >
      {isOnProbation && <span aria-hidden="true">◇ </span>}
      {t('unsent', { count: unsent })}
    </span>
  )
}

function LastSaved() {
  const saved = useSaved()
  return (
    <SavedLine>
      {saved && (
        <span key={saved.seq} data-testid="saved" data-seq={saved.seq}>
          {saved.text}
        </span>
      )}
    </SavedLine>
  )
}
