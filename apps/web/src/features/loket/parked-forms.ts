import type { DeviceCore } from '@lentera/sync/client/api'
import { useEffect, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { queryOf } from '../../platform/workplace/person-form-addresses'
import type { PersonForm } from './person-form'

/** A form that somebody began and left. */
export interface ParkedForm {
  readonly id: string
  readonly name: string
  readonly kind: 'person' | 'amend'
  /** Where it goes on. */
  readonly query: string
}

/** A draft is written a moment after its last letter, and after the form is gone. */
const SETTLED_MS = 700

/** The forms of this person at the desk that wait, read when the desk is free. */
export function useParkedForms(): readonly ParkedForm[] {
  const { core } = useDevice()
  const [forms, setForms] = useState<readonly ParkedForm[]>([])
  useEffect(() => {
    let isGone = false
    const look = async () => {
      try {
        const drafts = (await core.drafts()).filter(({ form }) => form === 'person' || form === 'amend')
        const found = await Promise.all(drafts.map(({ form, record }) => parkedOf(core, form, record)))
        if (!isGone) setForms(found.flat())
      } catch {
        // Locked meanwhile: there is nobody to show them to.
      }
    }
    void look()
    const timer = setTimeout(() => void look(), SETTLED_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [core])
  return forms
}

/** Nothing where the form cannot be opened, for instance of an older build: it stays where it is. */
const parkedOf = async (core: DeviceCore, form: string, record: string): Promise<ParkedForm[]> => {
  const kind = form === 'person' ? 'person' : 'amend'
  try {
    const name = nameIn(await core.loadDraft(form, record))
    const query = kind === 'person' ? queryOf(record) : `?ubah=${record}`
    return [{ id: `${kind} ${record}`, kind, name, query }]
  } catch {
    return []
  }
}

const nameIn = (value: unknown): string => {
  const form = (value as { form?: Partial<PersonForm> } | null)?.form
  return typeof form?.name === 'string' ? form.name.trim() : ''
}
