'use client'
import { Button } from '@lentera/ui/Button'
import { Frame } from '@lentera/ui/Frame'
import { useKeys } from '@lentera/ui/keys'
import { MenuButton } from '@lentera/ui/MenuButton'
import { Notice } from '@lentera/ui/Notice'
import { SavedLine } from '@lentera/ui/SavedLine'
import { SearchBox } from '@lentera/ui/SearchBox'
import { StatusLight } from '@lentera/ui/StatusLight'
import { Lock, Users } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../device/DeviceProvider'
import { useWaitingCount } from '../local/use-waiting-count'
import { useProblemText } from '../use-issue-text'
import { openAtLoket, usePatientSearch } from './patient-search'
import { screensOf } from './screens'
import { SlotContext, SlotStore, useFilledSlots } from './slots'
import { useWork } from './work-state'

/** Rail, search, lights and person around each screen; the screen fills the slots. */
export function WorkplaceFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('frame')
  const problemText = useProblemText()
  const router = useRouter()
  const pathname = usePathname()
  const { session } = useDevice()
  const { device, person, sync } = useSnapshot()!
  const { search, setSearch, takeName, searchBox, saved } = useWork()
  const { cursor } = usePatientSearch()
  const waiting = useWaitingCount()
  const [store] = useState(() => new SlotStore())
  const slots = useFilledSlots(store)

  const screens = screensOf(person!.grants)
  const canRegister = screens.some(({ id }) => id === 'loket')
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
    openAtLoket(router, '?baru=1')
  }
  useKeys(
    {
      ...(canRegister && { search: focusSearch, new: newPerson }),
      ...(screens.some(({ id }) => id === 'waiting') && { waitingList: () => router.push('/tunggu/') }),
      lock: () => void session.lock(),
    },
    { level: 'frame' },
  )

  const counts = {
    waiting: { count: waiting, countLabel: t('waitingCount', { count: waiting }) },
    sync: {
      count: sync.unsendable + sync.needsAttention,
      countLabel: t('attentionCount', { count: sync.unsendable + sync.needsAttention }),
      needsAttention: true,
    },
  }
  return (
    <SlotContext value={store}>
      <Frame
        brand={t('brand')}
        station={t('station', { station: device!.station })}
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
        search={
          canRegister && (
            <SearchBox
              ref={searchBox}
              label={t('search')}
              placeholder={t('searchHint')}
              value={search}
              onChange={(text) => {
                setSearch(text)
                if (pathname !== '/loket/') router.push('/loket/')
              }}
              cursor={pathname === '/loket/' ? cursor : undefined}
            />
          )
        }
        status={
          <>
            <StatusLight isOn={sync.server === 'reachable'} label={t(`server.${sync.server}`)} />
            {sync.unsent > 0 && (
              <span data-testid="unsent" className="text-sm whitespace-nowrap text-ink-soft">
                {t('unsent', { count: sync.unsent })}
              </span>
            )}
          </>
        }
        person={
          <MenuButton
            label={t('personMenu', { name: person!.user.name })}
            choices={[
              { id: 'change', label: t('change'), icon: <Users size={16} /> },
              { id: 'lock', label: t('lock'), keys: 'lock', icon: <Lock size={16} /> },
            ]}
            onChoose={(id) => (id === 'lock' ? void session.lock() : changePerson())}
          >
            <span className="max-w-40 truncate phone:max-w-24">{person!.user.name}</span>
          </MenuButton>
        }
        notices={
          sync.stoppedBy && (
            <Notice
              tone="attention"
              action={
                <Button size="small" onPress={() => router.push('/kirim/')}>
                  {t('screens.sync')}
                </Button>
              }
            >
              {problemText(sync.stoppedBy)}
            </Notice>
          )
        }
        banner={slots.banner}
        trail={
          <SavedLine>
            {saved && (
              <span key={saved.seq} data-testid="saved" data-seq={saved.seq}>
                {saved.text}
              </span>
            )}
          </SavedLine>
        }
        actions={slots.actions}
      >
        {children}
      </Frame>
    </SlotContext>
  )
}
