'use client'
import { SearchBox } from '@lentera/ui/SearchBox'
import { useScannedNumber } from '@lentera/ui/scanned-number'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { usePatientSearch } from './patient-search'
import { SearchElsewhere } from './SearchElsewhere'
import { useSearchText, useWork } from './work-state'

/** The search in the head: at the desk it goes to the loket with the first letter, elsewhere its hits stand below it. */
export function HeadSearch({ isDesk }: { readonly isDesk: boolean }) {
  return (
    <>
      <ScannedNumbers isDesk={isDesk} />
      {isDesk ? <SearchAtDesk /> : <SearchElsewhere />}
    </>
  )
}

/** A number under a scanner is looked for, wherever the focus was. */
function ScannedNumbers({ isDesk }: { readonly isDesk: boolean }) {
  const router = useRouter()
  const pathname = usePathname()
  const { searchBox } = useWork()
  const { setSearch } = useSearchText()
  useScannedNumber((number) => {
    setSearch(number)
    searchBox.current?.focus()
    if (isDesk && pathname !== '/loket/') router.push('/loket/')
  })
  return null
}

// By itself, so that a letter draws a word anew and not the frame.
function SearchAtDesk() {
  const t = useTranslations('frame')
  const router = useRouter()
  const pathname = usePathname()
  const { searchBox } = useWork()
  const { search, setSearch } = useSearchText()
  const { cursor } = usePatientSearch()
  return (
    <SearchBox
      ref={searchBox}
      label={t('search')}
      placeholder={t('searchHint')}
      value={search}
      onChange={(text) => {
        setSearch(text)
        if (pathname !== '/loket/') router.push('/loket/')
      }}
      cursor={pathname === '/loket/' ? cursor : undefined}
    />
  )
}
