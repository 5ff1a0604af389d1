import { defineCommand } from '@lentera/contracts/kernel/command'
import { defineIssue } from '@lentera/contracts/kernel/issue'
import { type Command, type Handler, handle, put, read } from '@lentera/contracts/kernel/rule'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'

export const notOpen = defineIssue('tests.not_open', 'blocking')

/** An ask for tests: of all who want to close a visit, one is granted it. */
export const CloseVisit = defineCommand('tests.closeVisit', 'ask', OpenVisit.args.pick({ visitId: true }))

type CloseVisitCommand = Command<typeof CloseVisit>

export const closeVisitHandler: Handler = handle(CloseVisit, {
  roles: ['nurse', 'doctor'],
  merge: 'exclusive',
  locks: ({ args }: CloseVisitCommand) => [`visit:${args.visitId}`],
  reads: ({ args }: CloseVisitCommand) => ({ visit: read(visits, 'id', args.visitId) }),
  decide: ({ visit }) => {
    const open = visit.rows.find(({ status }) => status === 'open')
    return {
      writes: open ? [put(visits, { ...open, status: 'closed' as const })] : [],
      events: open ? [{ name: 'tests.closed', lane: `v:${open.id}`, payload: { visitId: open.id } }] : [],
      issues: open || !visit.complete ? [] : [{ code: notOpen.code, level: notOpen.level }],
      unknown: open || visit.complete ? [] : ['visit'],
      members: [],
    }
  },
})

/** A fact that writes nothing, however long it is. */
export const Remember = defineCommand(
  'tests.remember',
  'fact',
  OpenVisit.args.pick({ visitId: true }).loose(),
)

export const rememberHandler: Handler = handle(Remember, {
  roles: ['receptionist'],
  merge: 'union',
  locks: () => [],
  reads: () => ({}),
  decide: () => ({ writes: [], events: [], issues: [], unknown: [], members: [] }),
})

/** A rule with a bug: it throws for the commands that `poisoned` names. */
export const withBug = (handler: Handler, poisoned: (command: Command) => boolean): Handler => ({
  ...handler,
  decide: (state, command, further) => {
    if (poisoned(command)) throw new Error(`planted bug in ${command.id}`)
    return handler.decide(state, command, further)
  },
})
