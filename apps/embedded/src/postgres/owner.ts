import { readFile, rm, writeFile } from 'node:fs/promises'
import { PostgresError } from './postgres-error.js'

/**
 * One Lentera per data folder. The file names the process that holds it by pid and by the moment that process
 * began, so a pid that came back after a reboot does not lock anybody out.
 */
export async function takeOwnership(file: string, dataDir: string): Promise<() => Promise<void>> {
  const mine = await identityOf(process.pid)
  for (let attempt = 0; ; attempt++) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o600 })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error
    }
    const holder = await readFile(file, 'utf8').catch(() => '')
    const pid = Number.parseInt(holder, 10)
    if (pid > 0 && holder === (await identityOf(pid))) {
      throw new PostgresError(
        `Folder data ${dataDir} sedang dipakai Lentera yang lain (proses ${pid}); hentikan dulu yang itu, ` +
          'atau pilih folder lain dengan --data.',
      )
    }
    await rm(file, { force: true })
  }
}

async function identityOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The program's name, in brackets, may hold spaces; the start time is the 20th field behind it.
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${pid} ${began} ${boot.trim()}\n`
}
