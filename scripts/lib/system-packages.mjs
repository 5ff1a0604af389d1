// Programs of the operating system that the browser tests need; installed when that needs no password.
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

const needed = {
  chromium: () => Boolean(environment.LENTERA_CHROMIUM) || isOnPath('chromium'),
  // Without it every width on the screen depends on the machine.
  'fonts-liberation': () => FONTS.some((folder) => existsSync(folder)),
}

export const systemPackagesStep = {
  title: 'Memasang Chromium untuk tes peramban',
  isDue: () => missing().length > 0,
  work: async () => {
    const prefix = await rightToInstall()
    const names = missing().join(' ')
    if (!prefix || !isOnPath('apt-get')) {
      throw new PlainError(`Tes peramban memerlukan paket sistem ${names}; pasang dulu lalu ulangi npm test.`)
    }
    const apt = (...args) => {
      const [program, ...rest] = [...prefix, 'apt-get', '-qq', ...args]
      return capture(program, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
    }
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', ...missing())
  },
}

const missing = () => Object.keys(needed).filter((name) => !needed[name]())

async function rightToInstall() {
  if (process.getuid?.() === 0) return []
  const isFree = isOnPath('sudo') && (await run('sudo', ['-n', 'true'], { onLine: () => undefined })) === 0
  return isFree ? ['sudo', '-n'] : undefined
}

function isOnPath(program) {
  return environment.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)))
}
