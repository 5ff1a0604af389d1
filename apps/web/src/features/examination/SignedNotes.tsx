import { type Note, notes } from '@lentera/contracts/charting/note'
import type { Visit } from '@lentera/contracts/visits/visit'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { useSideWords } from '../../platform/session/use-side-words'

const PARTS = ['subjective', 'objective', 'assessment', 'plan'] as const

/** What was signed in this visit, oldest first; it is never edited. */
export function SignedNotes({ visit }: { visit: Visit }) {
  const t = useTranslations('examination.signed')
  const { whoOf, timeOf } = useSideWords()
  const signed = useSignedNotes(visit.id)
  if (signed.length === 0) return null
  return (
    <div className="mb-3 grid gap-2">
      {signed.map((note) => (
        <section key={note.id} className="rounded-md border border-line bg-sunken px-3 py-2">
          <p className="text-sm text-ink-soft">
            {t(note.kind, { time: timeOf(note.writtenAt), who: whoOf(note.writtenBy) })}
          </p>
          {PARTS.map((part) => note[part] && <Words key={part} part={part} text={note[part]} note={note} />)}
        </section>
      ))}
    </div>
  )
}

function Words({ part, text, note }: { part: (typeof PARTS)[number]; text: string; note: Note }) {
  return (
    <p className="whitespace-pre-line">
      {note.kind === 'soap' && <strong>{part[0]!.toUpperCase()} </strong>}
      {text}
    </p>
  )
}

export const useSignedNotes = (visitId: string): readonly Note[] =>
  useLocal(['signed-notes', visitId], (view) =>
    view
      .find(notes, 'visitId', visitId)
      .rows.map(({ record }) => record)
      .sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1)),
  )
