import type { DeviceCore } from '@lentera/sync/client/api'

const NAME = 'lentera-muat-ulang'

/** The key that carries this tab over a reload. All tabs of one person share it; it dies with the browser. */
export const reloadSecret = {
  read: (): string | null => sessionStorage.getItem(NAME),
  write: (secret: string): void => sessionStorage.setItem(NAME, secret),
  forget: (): void => sessionStorage.removeItem(NAME),
  async keep(core: DeviceCore): Promise<void> {
    const secret = await core.keepForReload(sessionStorage.getItem(NAME))
    if (secret) sessionStorage.setItem(NAME, secret)
  },
}
