import type { ExternalIds } from '@lentera/contracts/deliveries/adapter'
import { type LocalRef, refName } from '@lentera/contracts/deliveries/external-id'
import { type Mapping, MissingReference } from '@lentera/fhir/mapping'

/** What an id that nobody knows yet is called in a list of what waits. */
export class Waits extends Error {
  constructor(
    readonly local: LocalRef,
    readonly code: string,
  ) {
    super(code)
  }
}

/** Makes an id that this adapter can bring about by itself; null: somebody else has to. */
export type Resolve = (local: LocalRef) => Promise<string | null>

/** Of these, the type in a reference is what stands before the slash: `Observation/8480-6` is an Observation. */
const typeOf = ({ remoteType }: LocalRef): string => remoteType.split('/')[0]!

/**
 * Runs a mapper, which asks for ids one after the other and cannot wait for them: where it misses one the id is looked
 * up, or made, and the mapper runs again.
 * @throws Waits where nobody knows an id yet
 */
export async function withIds<T>(
  facility: Pick<Mapping, 'organizationId' | 'timeZone'>,
  ids: ExternalIds,
  resolve: Resolve,
  map: (mapping: Mapping) => T,
): Promise<T> {
  const known = new Map<string, string>()
  const idOf = (local: LocalRef): string => {
    const id = known.get(refName(local))
    if (id === undefined) throw new MissingReference(local)
    return id
  }
  const mapping: Mapping = {
    ...facility,
    reference: (local) => `${typeOf(local)}/${idOf(local)}`,
    code: (local) => codeOf(idOf(local)),
  }
  for (;;) {
    try {
      return map(mapping)
    } catch (error) {
      if (!(error instanceof MissingReference)) throw error
      const id = (await ids.find(error.local)) ?? (await resolve(error.local))
      if (id === null) throw new Waits(error.local, waitingCode(error.local))
      known.set(refName(error.local), id)
    }
  }
}

/** A matched code is kept as `system|code|display`. */
function codeOf(kept: string): ReturnType<Mapping['code']> {
  const [system, code, ...display] = kept.split('|')
  return { system: system!, code: code!, ...(display.length > 0 ? { display: display.join('|') } : {}) }
}

/** By the kind of what is missing: each is mended by one person in one place. */
function waitingCode({ entity, remoteType }: LocalRef): string {
  if (remoteType === 'kfa')
    return entity === 'substances' ? 'satusehat.substance_unmatched' : 'satusehat.drug_unmatched'
  if (remoteType === 'clinical-term') return 'satusehat.allergen_unmatched'
  switch (typeOf({ entity, id: '', remoteType })) {
    case 'Practitioner':
      return 'satusehat.practitioner_missing'
    case 'Patient':
      return 'satusehat.patient_missing'
    case 'Encounter':
      return 'satusehat.visit_not_there_yet'
    case 'Condition':
      return 'satusehat.diagnosis_not_there_yet'
    default:
      return 'satusehat.part_not_there_yet'
  }
}
