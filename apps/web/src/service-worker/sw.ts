import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] }

// The whole app, and nothing of /api: data reach the device only through the sync engine.
precacheAndRoute(self.__WB_MANIFEST, {
  // A record is named in the query (`/kajian/?id=…`), and Next adds `_rsc` to its own requests.
  ignoreURLParametersMatching: [/.*/],
  directoryIndex: 'index.html',
})
cleanupOutdatedCaches()

// An address nobody knows opens the start page, also without a line.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /\.[a-z]+$/] }),
)

// Only a first installation becomes active by itself; then the open page may be served by it at once.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** A tab that sleeps answers late; one that is gone is not asked. */
const ANSWER_MS = 5000

// A new version waits until nobody is in the middle of something, in whatever tab (the sync design, updates and
// tabs). It asks them itself, because only a worker knows every tab.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type !== 'TAKE_OVER') return
  event.waitUntil(
    takeOver().then(
      (isDone) => event.ports[0]?.postMessage(isDone),
      () => event.ports[0]?.postMessage(false),
    ),
  )
})

async function takeOver(): Promise<boolean> {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // A paper on its way to the printer is a frame of a tab, and answers nobody.
  const tabs = all.filter(({ frameType }) => frameType === 'top-level')
  const answers = await Promise.all(tabs.map(mayGo))
  if (!answers.every(Boolean)) return false
  await self.skipWaiting()
  return true
}

/** No answer is a no: such a tab may hold anything. */
function mayGo(tab: Client): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const timer = setTimeout(resolve, ANSWER_MS, false)
    port1.onmessage = ({ data }) => {
      clearTimeout(timer)
      resolve(data === true)
    }
    tab.postMessage({ type: 'MAY_YOU_GO' }, [port2])
  })
}
