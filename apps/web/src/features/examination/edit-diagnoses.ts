import { newId } from '../../platform/new-id'
import type { DiagnosisKeys } from './DiagnosisRows'
import type { ExaminationDraft } from './draft'
import type { ShownDiagnosis } from './shown-diagnoses'

type Typed = Pick<ExaminationDraft, 'diagnoses' | 'retracted'>

/** What the field and the keys of the rows do to diagnoses that are typed and not signed. */
export function editDiagnoses(
  { diagnoses, retracted }: Typed,
  shown: readonly ShownDiagnosis[],
  change: (part: Partial<Typed>) => void,
  pin: (one: { code: string; name: string }) => void,
) {
  const set = (id: string, part: Partial<Typed['diagnoses'][number]>) =>
    change({ diagnoses: diagnoses.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  const byId = (id: string) => shown.find((one) => one.id === id)
  const add = ({ code, name }: { code: string; name: string }) => {
    if (shown.some((one) => one.code === code && !one.isRetracted)) return
    const fresh = { id: newId(), code, name, certainty: 'confirmed' as const, caseKind: null }
    change({ diagnoses: [...diagnoses, fresh] })
  }
  const toggleRetracted = (id: string) =>
    change({
      retracted: retracted.includes(id) ? retracted.filter((other) => other !== id) : [...retracted, id],
    })
  const keys: DiagnosisKeys = {
    onFlip: (id) => {
      const one = byId(id)
      if (one && !one.isSigned) set(id, { caseKind: one.caseKind === 'new' ? 'old' : 'new' })
    },
    onDoubt: (id) => set(id, { certainty: byId(id)?.certainty === 'suspected' ? 'confirmed' : 'suspected' }),
    onFirst: (id) => {
      const [first, others] = [true, false].map((isIt) => diagnoses.filter((one) => (one.id === id) === isIt))
      change({ diagnoses: [...first!, ...others!] })
    },
    onPin: (id) => {
      const one = byId(id)
      if (one) pin(one)
    },
    onRemove: (id) =>
      byId(id)?.isSigned
        ? toggleRetracted(id)
        : change({ diagnoses: diagnoses.filter((one) => one.id !== id) }),
  }
  return { add, keys, toggleRetracted }
}
