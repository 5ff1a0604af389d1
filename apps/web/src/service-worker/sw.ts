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

// A new version waits until the app says that no form is open (the sync design, updates and tabs).
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
