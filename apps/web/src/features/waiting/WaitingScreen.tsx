'use client'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useSnapshot } from '../../platform/device/DeviceProvider'
import { closeListForm } from './list-forms'
import { MoveVisit } from './MoveVisit'
import { PrioritiseVisit } from './PrioritiseVisit'
import { ALL, WaitingList } from './WaitingList'

/** Today's patients in the order of the queue, and the forms that a key opens over them. */
export function WaitingScreen() {
  const grants = useSnapshot()?.person?.grants ?? []
  const [unit, setUnit] = useState<string>(() => grants.find((grant) => grant.unit !== null)?.unit ?? ALL)
  const query = useSearchParams()
  const [moving, first] = [query.get('pindah'), query.get('dahulukan')]
  if (moving) return <MoveVisit visitId={moving} onDone={closeListForm} />
  if (first) return <PrioritiseVisit visitId={first} onDone={closeListForm} />
  return <WaitingList grants={grants} unit={unit} onUnit={setUnit} />
}
