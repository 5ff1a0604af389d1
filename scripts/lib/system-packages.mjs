// Programs of the operating system that the tests need; installed when that needs no password.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { environment } from './environment.mjs'
import { PlainError } from './plain-error.mjs'
import { capture, run } from './run.mjs'

const FONTS = [
  '/usr/share/fonts/truetype/liberation',
  '/usr/share/fonts/truetype/liberation2',
  '/usr/share/fonts/liberation',
]

const isThere = {
  chromium: () => Boolean(environment.LENTERA_CHROMIUM) || isOnPath('chromium'),
  // Without it every width on the screen depends on the machine.
  'fonts-liberation': () => FONTS.some((folder) => existsSync(folder)),
  'redis-server': () => isOnPath('redis-server'),
  gcc: () => isOnPath('cc'),
  'libc6-dev': () => existsSync('/usr/include/stdio.h'),
}

/** The step that brings what is missing of these packages. */
export function systemPackagesStep(names) {
  const missing = () => names.filter((name) => !isThere[name]())
  return {
    title: `Memasang paket sistem untuk tes: ${missing().join(' ')}`,
    isDue: () => missing().length > 0,
    work: async () => {
      const prefix = await rightToInstall()
      if (!prefix || !isOnPath('apt-get')) {
        throw new PlainError(
          `Tes memerlukan paket sistem ${missing().join(' ')}; pasang dulu lalu ulangi npm test.`,
        )
      }
      const apt = (...args) => {
        const [program, ...rest] = [...prefix, 'apt-get', '-qq', ...args]
        return capture(program, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
      }
      await apt('update')
      await apt('install', '-y', '--no-install-recommends', ...missing())
    },
  }
}

async function rightToInstall() {
  if (process.getuid?.() === 0) return []
  const isFree = isOnPath('sudo') && (await run('sudo', ['-n', 'true'], { onLine: () => undefined })) === 0
  return isFree ? ['sudo', '-n'] : undefined
}

function isOnPath(program) {
  return environment.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)))
}
