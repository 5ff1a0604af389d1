import type { Grant } from '@lentera/contracts/users/auth'
import type { CareStage } from '@lentera/contracts/queue/care-stage'
import { careStageOf } from '@lentera/domain/queue/visit-stage'
import { screensOf } from '../../platform/workplace/screens'
import type { VisitOfToday } from '../../platform/local/todays-visits'

/** Where each stage is worked at. A screen that a facility does not have yet is not in the rail of anybody. */
const PLACES: readonly { readonly stage: CareStage; readonly href: string }[] = [
  { stage: 'examination', href: '/periksa/' },
  { stage: 'medicine', href: '/obat/' },
  { stage: 'intake', href: '/kajian/' },
]

/** What a person's calls are for, by the screens they work at; whoever has none calls for all. */
export function stagesOf(grants: readonly Grant[]): readonly CareStage[] {
  const own = placesOf(grants).map(({ stage }) => stage)
  return own.length > 0 ? own : ['intake', 'examination']
}

/** What Enter opens for this person; null: no step of this patient is theirs. */
export function nextScreen(grants: readonly Grant[], row: VisitOfToday): string | null {
  const own = placesOf(grants)
  // The step the patient is at, else the person's own work: a doctor examines whom nobody measured, too.
  const place = own.find(({ stage }) => stage === careStageOf(row.stage)) ?? own[0]
  return place ? `${place.href}?id=${row.id}` : null
}

const placesOf = (grants: readonly Grant[]) => {
  const hrefs = screensOf(grants).map(({ href }) => href)
  const isDoctor = grants.some(({ role }) => role === 'doctor')
  const isNurse = grants.some(({ role }) => role === 'nurse')
  return PLACES.filter(({ href, stage }) => {
    if (!hrefs.includes(href)) return false
    // A doctor may measure, but is asked for the examination; where that screen is missing, the intake stays.
    return !(stage === 'intake' && isDoctor && !isNurse && hrefs.includes('/periksa/'))
  })
}
