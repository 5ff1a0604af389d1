import type { Messages } from '../messages/id/messages'

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'id'
    Messages: Messages
  }
}
