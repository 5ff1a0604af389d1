import { Workbox } from 'workbox-window'

/**
 * Keeps the app for days without a line. Called after the first paint, so that it never competes with it.
 * @param onWaiting a new version is stored and waits for somebody to take it over
 */
export async function registerServiceWorker(onWaiting: (takeOver: () => void) => void): Promise<void> {
  const workbox = new Workbox('/sw.js', { scope: '/' })
  workbox.addEventListener('waiting', () =>
    onWaiting(() => {
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    }),
  )
  await workbox.register()
}
