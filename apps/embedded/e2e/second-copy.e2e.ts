import { test, type Page } from 'playwright/test'
import { secondCopyCases } from '@lentera/testing/second-copy/second-copy-cases'
import { Hospital } from '../src/harness/hospital.js'
import { pageBundle, quietPage, secondCopyAddress } from '../src/harness/page-bundle.js'
import { Profile } from '../src/harness/profile.js'

/** The app's own worker on the browser's private file system, with a hand on the file that holds the log. */
const caseInPage = (address: string) => `
  import { OpfsSecondCopy } from '../../../web/src/platform/device/opfs-second-copy.ts'
  import { secondCopyCases } from '@lentera/testing/second-copy/second-copy-cases'
  const open = () => new OpfsSecondCopy('${address}')
  const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('salinan')
  const contents = async (name) => {
    const file = await (await (await folder()).getFileHandle(name)).getFile()
    return new Uint8Array(await file.arrayBuffer())
  }
  const spoil = async (change) => {
    const name = (await contents('b.log').catch(() => [])).length > 0 ? 'b.log' : 'a.log'
    const bytes = change(await contents(name))
    const out = await (await (await folder()).getFileHandle(name)).createWritable()
    await out.write(bytes)
    await out.close()
  }
  globalThis.runCase = async (title) => {
    await open().destroy()
    await secondCopyCases.find((one) => one.title === title).run({ open, spoil })
  }`

// D4: the cases of every second copy, in Chromium.
test.describe('a second copy in the private file system', () => {
  let hospital: Hospital
  let profile: Profile
  let page: Page

  test.beforeAll(async () => {
    hospital = await Hospital.create()
    profile = await Profile.create()
    page = await profile.open()
    await page.goto(hospital.url + quietPage)
    const address = await secondCopyAddress()
    await page.evaluate(await pageBundle(caseInPage(address), { secondCopy: address }))
  })
  test.afterAll(async () => {
    await profile.destroy()
    await hospital.destroy()
  })

  for (const { title } of secondCopyCases) test(title, () => page.evaluate((name) => runCase(name), title))
})

declare const runCase: (title: string) => Promise<void>
