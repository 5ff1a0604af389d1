import { BUILD } from '../device/browser-ports'

const NOTED = 'lentera-versi-menunggu'

/** Since when a newer version than the one that runs waits here, ms; noted at the first look. */
export function waitingSince(): number {
  const [build, since] = (localStorage.getItem(NOTED) ?? '').split(' ')
  if (build === BUILD && Number(since) > 0) return Number(since)
  const now = Date.now()
  localStorage.setItem(NOTED, `${BUILD} ${now}`)
  return now
}
