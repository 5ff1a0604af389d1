import { keepDrafts } from '../local/unkept-drafts'
import { isNothingUnfinished } from './unfinished'

/** Asks for a new version this often while the app stays open; a browser by itself asks once a day. */
const ASK_EVERY_MS = 3_600_000
/** The new version gives every tab five seconds. */
const ANSWER_MS = 10_000

/**
 * Takes a stored new version over, unless somebody is in the middle of something in one of the tabs.
 * @returns false when it was not: nothing has changed then
 */
export type TakeOver = () => Promise<boolean>

/**
 * Keeps the app for days without a line. Called after the first paint, so that it never competes with it.
 * @param onWaiting a new version is stored and waits
 */
export async function registerServiceWorker(onWaiting: (takeOver: TakeOver) => void): Promise<void> {
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<{ type?: string } | null>) => {
    if (data?.type === 'MAY_YOU_GO') ports[0]?.postMessage(isNothingUnfinished())
  })
  // The first version of all takes the page over without a question: it is the one that runs.
  let isOurs = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    // One tab asked, all go: none may be left with a page whose parts are gone from the store.
    if (isOurs) void keepDrafts().then(() => location.reload())
    isOurs = true
  })
  const registration = await serviceWorker.register('/sw.js', { scope: '/' })
  const offer = () => {
    if (registration.waiting && serviceWorker.controller) onWaiting(() => askWaiting(registration))
  }
  const watch = () => registration.installing?.addEventListener('statechange', offer)
  // Whoever found it: this page, another tab, the hourly question, or the browser by itself, which asks when a page
  // is loaded and may be storing it already.
  registration.addEventListener('updatefound', watch)
  watch()
  offer()
  setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY_MS)
}

function askWaiting({ waiting }: ServiceWorkerRegistration): Promise<boolean> {
  return new Promise((resolve) => {
    if (!waiting) return resolve(false)
    const { port1, port2 } = new MessageChannel()
    const timer = setTimeout(resolve, ANSWER_MS, false)
    port1.onmessage = ({ data }) => {
      clearTimeout(timer)
      resolve(data === true)
    }
    waiting.postMessage({ type: 'TAKE_OVER' }, [port2])
  })
}
