import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { registerServiceWorker } from './register-service-worker'

type Worker = EventTarget & { state: string }
const worker = (state: string): Worker => Object.assign(new EventTarget(), { state })

/** A browser whose registration holds these workers; the page is controlled by an earlier one. */
function openBrowser(held: { installing?: Worker; waiting?: Worker }) {
  const registration = Object.assign(new EventTarget(), {
    installing: held.installing ?? null,
    waiting: held.waiting ?? null,
  })
  const serviceWorker = Object.assign(new EventTarget(), {
    controller: worker('activated'),
    register: () => Promise.resolve(registration),
  })
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { serviceWorker } })
  jest.spyOn(globalThis, 'setInterval').mockReturnValue(0 as never)
  return {
    installed() {
      const { installing } = registration
      Object.assign(registration, { installing: null, waiting: installing })
      installing!.state = 'installed'
      installing!.dispatchEvent(new Event('statechange'))
    },
    found(installing: Worker) {
      registration.installing = installing
      registration.dispatchEvent(new Event('updatefound'))
    },
  }
}

afterEach(() => {
  jest.restoreAllMocks()
})

describe('R7: a new version is offered', () => {
  it('where it waits already', async () => {
    const onWaiting = jest.fn()
    openBrowser({ waiting: worker('installed') })
    await registerServiceWorker(onWaiting)
    expect(onWaiting).toHaveBeenCalledTimes(1)
  })

  it('where it was found before this page listened, and is still being stored', async () => {
    const onWaiting = jest.fn()
    const browser = openBrowser({ installing: worker('installing') })
    await registerServiceWorker(onWaiting)
    expect(onWaiting).not.toHaveBeenCalled()
    browser.installed()
    expect(onWaiting).toHaveBeenCalledTimes(1)
  })

  it('where it is found later', async () => {
    const onWaiting = jest.fn()
    const browser = openBrowser({})
    await registerServiceWorker(onWaiting)
    browser.found(worker('installing'))
    browser.installed()
    expect(onWaiting).toHaveBeenCalledTimes(1)
  })
})
