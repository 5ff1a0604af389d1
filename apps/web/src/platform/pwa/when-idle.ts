/**
 * Runs work once the page is painted and the browser has nothing better to do; Safari has no idle callback. A tab in
 * the background is not painted before somebody looks at it, and must not wait for that: it sends, and answers a new
 * version that asks whether it may come.
 */
export function whenIdle(work: () => void): void {
  const whenFree = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 200)
  if (document.visibilityState === 'hidden') whenFree()
  else requestAnimationFrame(() => setTimeout(whenFree))
}
