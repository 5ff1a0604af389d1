/**
 * Runs first on every page, before any module, so it is written in the language of 2009.
 *
 * - Off localhost plain http has no WebCrypto, no service worker and no locks: say so instead of half working.
 * - Chrome 109 is the last on Windows 7 and 8.1; `toSorted` came with 110, `color-mix` with 111.
 * - zod must know that it may not compile code before the first schema exists (the page's policy forbids it).
 */
export const bootScript = [
  '(function(){',
  'if(!window.isSecureContext){location.replace("/tidak-aman.html");return}',
  'var css=window.CSS&&CSS.supports&&CSS.supports("color","color-mix(in srgb,red,blue)");',
  'if(!css||!Array.prototype.toSorted||!window.indexedDB||!navigator.locks||!window.CompressionStream)',
  '{location.replace("/peramban-lama.html");return}',
  'window.__zod_globalConfig={jitless:true}',
  '})()',
].join('')
