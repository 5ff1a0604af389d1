import type { Page } from 'playwright'
import { signIn, untilCached } from '../harness/at-the-desk.js'
import type { Profile } from '../harness/profile.js'
import { type CallDevice, openDevicePage } from './page/open-device-page.js'

export const nurse = { username: 'perawat', password: 'lentera-demo' } as const

/** A file of the app's precache: a page of its origin without the app, also when the line is down. */
export const QUIET_PAGE = '/index.txt'

/** Signs the nurse in over the app, waits until the whole patient directory is here, and keeps the app for offline. */
export async function deviceWithDirectory(profile: Profile, url: string): Promise<Page> {
  const page = await profile.open()
  await page.goto(url)
  await signIn(page, nurse.username)
  await untilCached(page)
  await untilDirectory(page)
  return page
}

/** Until every patient of the facility is on this device. */
export const untilDirectory = async (page: Page): Promise<void> => {
  await page.waitForFunction(isDirectoryFilled, undefined, { timeout: 600_000, polling: 1000 })
}

/** Asks the disk, because every screen may tell it in other words. */
const isDirectoryFilled = (): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('lentera')
    opening.onerror = () => reject(new Error('no database'))
    opening.onsuccess = () => {
      const db = opening.result
      const asking = db.transaction('scope_state').objectStore('scope_state').get('dir')
      asking.onsuccess = () => {
        db.close()
        resolve((asking.result as { filled: boolean } | undefined)?.filled === true)
      }
    }
  })

/** The device core alone on a page of the cached app; the line may be down. The app asks for a sign-in afterwards. */
export async function unlockedDevicePage(page: Page, url: string): Promise<CallDevice> {
  const device = await openDevicePage(page, url + QUIET_PAGE)
  await page.evaluate(() => sessionStorage.clear())
  await device('unlock', nurse.username, nurse.password)
  return device
}
