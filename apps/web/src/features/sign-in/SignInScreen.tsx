'use client'
import { Notice } from '@lentera/ui/Notice'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevicePhase, useOpened, useSnapshot } from '../../platform/device/DeviceProvider'
import { UpdateNotice } from '../../platform/pwa/UpdateNotice'
import { useUpdate, useUpdateWhile } from '../../platform/pwa/UpdateProvider'
import { DemoAccounts } from './DemoAccounts'
import { Doors } from './Doors'
import { OtherServer } from './OtherServer'
import { placeAfterSignIn } from './place-after-sign-in'

// Fetched when it is asked for: the first screen is the one that everybody waits for.
const HelpDialog = lazy(async () => ({
  default: (await import('../../platform/help/HelpDialog')).HelpDialog,
}))

/** The front door, also the lock screen. It can be typed into before the device has been opened. */
export function SignInScreen() {
  const t = useTranslations('signIn')
  const app = useTranslations('frame')
  const help = useTranslations('help')
  const u = useTranslations('unfinished')
  const router = useRouter()
  const phase = useDevicePhase()
  const opened = useOpened()
  const snapshot = useSnapshot()
  const { device, person, guest, loss, screenLockedFor } = snapshot ?? {}

  // Who leaves stays signed in until the next one is: a new person's key is made with theirs.
  const [leaving] = useState(() => (opened?.session.isChanging ? opened.core.snapshot.person : null))
  const isSame = person?.user.id === leaving?.user.id && !guest
  useUpdateWhile(phase !== 'opening' && !person)
  const update = useUpdate()

  const goOn = useCallback(() => {
    const here = opened?.core.snapshot.person
    if (!here) return
    // Somebody else begins: nothing of theirs is open yet.
    if (leaving && here.user.id !== leaving.user.id) void update?.takeOver()
    router.replace(placeAfterSignIn(here.grants, opened.session.takePlace(location.search)))
  }, [opened, router, leaving, update])
  useEffect(() => {
    if (person && opened && !(isSame && opened.session.isChanging)) goOn()
  }, [person, isSame, opened, goOn])

  // The first screen's code comes while the name is typed.
  const places = [...new Set(snapshot?.people.map(({ grants }) => placeAfterSignIn(grants, '')))].join(' ')
  useEffect(() => {
    for (const place of places.split(' ').filter(Boolean)) router.prefetch(place)
  }, [places, router])

  const [isHelp, setHelp] = useState(false)
  // Also what keeps F3, Ctrl+S and the like from the browser, as on every other screen.
  useKeys({ help: () => setHelp(true) }, { level: 'frame' })

  const reason = opened?.session.reason
  const unfinished = opened?.session.unfinished ?? 0
  const left = unfinished > 0 && u('left', { count: unfinished })
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-4 bg-ground px-4 py-8 short:py-3">
      <div className="grid w-full max-w-sm gap-1">
        <h1 className="text-2xl font-semibold tracking-tight text-action-strong">{app('brand')}</h1>
        <p className="text-ink-soft">
          {device ? `${device.facility.name} · ${t('station', { station: device.station })}` : t('welcome')}
        </p>
      </div>
      <div className="grid w-full max-w-sm gap-3">
        {phase === 'failed' && (
          <Notice
            tone="attention"
            action={<Button onPress={() => location.reload()}>{t('failed.reload')}</Button>}
          >
            <strong className="block">{t('failed.title')}</strong>
            {t('failed.text')}
          </Notice>
        )}
        {loss && (
          <Notice tone="attention">
            <strong className="block">{t('loss.title')}</strong>
            {t('loss.text', { ...loss })}
          </Notice>
        )}
        {reason && !screenLockedFor && reason !== 'start' && reason !== 'left' && (
          <Notice tone="attention">{t(`reason.${reason}`)}</Notice>
        )}
        {snapshot?.isOtherServer && <OtherServer />}
        {snapshot && !device && <Notice>{t('newComputer')}</Notice>}
        {screenLockedFor && (
          <Notice>
            {t('screenLocked', { name: screenLockedFor.user.name })} {left}
          </Notice>
        )}
        {!screenLockedFor && !person && reason === 'left' && left && <Notice>{left}</Notice>}
        {leaving && (
          <Notice
            action={
              <Button size="small" onPress={goOn}>
                {t('back')}
              </Button>
            }
          >
            {t('changeText', { name: leaving.user.name })}
          </Notice>
        )}
        <Doors lockedFor={screenLockedFor ?? null} leaving={leaving} onEntered={goOn} />
        {!screenLockedFor && <DemoAccounts />}
        <Button
          look="quiet"
          size="small"
          keys="help"
          onPress={() => setHelp(true)}
          className="justify-self-start"
        >
          {help('title')}
        </Button>
        <UpdateNotice />
      </div>
      {isHelp && (
        <Suspense>
          <HelpDialog path="/masuk/" onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </main>
  )
}
