import type { Block, Paper } from '@lentera/documents/paper'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { printPaper } from '../print/print-paper'
import { type HelpBlock, type HelpPage, parseHelp } from './parse-help'

/** The page for whatever has none of its own. */
const GENERAL = 'umum'

/** The help of a screen on one page, over the screen: nothing that was typed is left. Works without a line. */
export function HelpDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const t = useTranslations('help')
  const [page, setPage] = useState<HelpPage | null>(null)
  useEffect(() => {
    let isGone = false
    void import('../../generated/help.json').then(({ default: pages }) => {
      const name = path.split('/')[1] ?? ''
      const source = (pages as Readonly<Record<string, string>>)[name] ?? pages[GENERAL]
      if (!isGone && source) setPage(parseHelp(source))
    })
    return () => {
      isGone = true
    }
  }, [path])
  const print = () => void (page && printPaper(paperOf(page)))
  return (
    <Dialog
      title={page?.title ?? t('title')}
      isOpen
      isText
      onClose={onClose}
      keys={{ print, help: onClose }}
      actions={
        <>
          <Button keys="print" onPress={print}>
            {t('print')}
          </Button>
          <Button look="primary" onPress={onClose} autoFocus>
            {t('close')}
          </Button>
        </>
      }
    >
      {page?.blocks.map((block, index) => (
        // The order is the identity of a block.
        <HelpText key={index} block={block} />
      ))}
    </Dialog>
  )
}

function HelpText({ block }: { block: HelpBlock }) {
  if (block.kind === 'heading') return <h3 className="font-semibold">{block.text}</h3>
  if (block.kind === 'text') return <p>{block.text}</p>
  if (block.kind === 'keys')
    return (
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        {block.rows.map(({ keys, text }) => (
          <div key={keys} className="contents">
            <dt className="font-medium">{keys}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    )
  const List = block.kind === 'steps' ? 'ol' : 'ul'
  return (
    <List className={`grid gap-1 pl-5 ${block.kind === 'steps' ? 'list-decimal' : 'list-disc'}`}>
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </List>
  )
}

/** The same on A4, for the wall beside the computer. */
export const paperOf = ({ title, blocks }: HelpPage): Paper => ({
  title,
  format: 'a4',
  blocks: [
    { kind: 'text', text: title, size: 'large', bold: true },
    ...blocks.flatMap((block): Block[] => {
      if (block.kind === 'heading') return [{ kind: 'heading', text: block.text }]
      if (block.kind === 'text') return [{ kind: 'text', text: block.text }]
      if (block.kind === 'keys')
        return [{ kind: 'facts', rows: block.rows.map(({ keys, text }) => ({ label: keys, value: text })) }]
      return block.items.map((item, index) => ({
        kind: 'text' as const,
        text: `${block.kind === 'steps' ? `${index + 1}.` : '•'} ${item}`,
      }))
    }),
  ],
})
