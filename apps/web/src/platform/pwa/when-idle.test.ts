import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { whenIdle } from './when-idle'

/** A page with this visibility; its frames are painted only while somebody looks at it. */
function openPage(visibilityState: DocumentVisibilityState) {
  const frames: (() => void)[] = []
  Object.assign(globalThis, {
    window: { requestIdleCallback: true },
    document: { visibilityState },
    requestAnimationFrame: (frame: () => void) => frames.push(frame),
    requestIdleCallback: (work: () => void) => work(),
    setTimeout: (work: () => void) => work(),
  })
  return { paint: () => frames.splice(0).forEach((frame) => frame()) }
}

const real = { setTimeout }
afterEach(() => {
  for (const name of ['window', 'document', 'requestAnimationFrame', 'requestIdleCallback'])
    Reflect.deleteProperty(globalThis, name)
  Object.assign(globalThis, real)
})

describe('whenIdle', () => {
  it('lets the first paint go before', () => {
    const work = jest.fn()
    const page = openPage('visible')
    whenIdle(work)
    expect(work).not.toHaveBeenCalled()
    page.paint()
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('does not wait in a tab that nobody looks at', () => {
    const work = jest.fn()
    openPage('hidden')
    whenIdle(work)
    expect(work).toHaveBeenCalledTimes(1)
  })
})
