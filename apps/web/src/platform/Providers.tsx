'use client'
import { setAriaTexts } from '@lentera/ui/aria-texts'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { IntlProvider } from 'use-intl'
import { messages } from '../messages/id/messages'
import { DeviceProvider } from './device/DeviceProvider'
import { UpdateProvider } from './pwa/UpdateProvider'

if (typeof window !== 'undefined') setAriaTexts('id-ID', messages.aria)

/** What every page needs and nothing more: it all is fetched before the first field can be typed into. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="id" messages={messages} timeZone="UTC">
      <I18nProvider locale="id-ID">
        <DeviceProvider>
          <UpdateProvider>{children}</UpdateProvider>
        </DeviceProvider>
      </I18nProvider>
    </IntlProvider>
  )
}
