import { cleanLine } from '@lentera/contracts/kernel/text'
import { PASSWORD_MAX } from '@lentera/contracts/users/password'
import { Username } from '@lentera/contracts/users/user'
import type { UserRow } from '@lentera/contracts/users/user-list'
import { checkPassword } from '@lentera/domain/users/check-password'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { FormSection } from '@lentera/ui/FormSection'
import { Notice } from '@lentera/ui/Notice'
import { PasswordField } from '@lentera/ui/PasswordField'
import { TextField } from '@lentera/ui/TextField'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { NotStored } from '../../platform/not-stored'
import { useIssueText } from '../../platform/use-issue-text'
import { useSaveForm } from '../../platform/use-save-form'
import { nikError, nikToPut, untouchedNik } from './nik-entry'
import { NikField } from './NikField'
import { proposeUsername } from './propose-username'
import { choiceOf, grantsOf, type RoleChoice } from './role-choice'
import { RolesField } from './RolesField'
import { usePutStaff } from './use-put-staff'

/** What a draft keeps: all but the password and the NIK. */
interface Typed {
  readonly userId: string
  readonly name: string
  /** null: nobody typed one; the proposal stands. */
  readonly username: string | null
  readonly active: boolean
  readonly roles: RoleChoice
}
type Field = 'name' | 'username' | 'password' | 'nik' | 'roles'
type Errors = Readonly<Partial<Record<Field, string>>>

const typedOf = (user: UserRow | null): Typed => ({
  userId: user?.id ?? newId(),
  name: user?.name ?? '',
  username: user?.username ?? null,
  active: user?.active ?? true,
  roles: choiceOf(user?.grants ?? []),
})

export interface StaffFormProps {
  /** null: a new one. */
  readonly user: UserRow | null
  /** As far as they are known: whose user names are taken. */
  readonly others: readonly UserRow[]
  readonly onBack: () => void
  readonly onSaved: () => void
  /** What was typed is thrown away. */
  readonly onRestart: () => void
}

/** A member of staff: who, how they sign in, what they may do. Stored by the server only. */
export function StaffForm({ user, others, onBack, onSaved, onRestart }: StaffFormProps) {
  const t = useTranslations('staff')
  const person = useTranslations('personForm')
  const { core } = useDevice()
  const issueText = useIssueText()
  const putStaff = usePutStaff()
  const [typed, setTyped] = useState(() => typedOf(user))
  const [password, setPassword] = useState('')
  const [nik, setNik] = useState(untouchedNik)
  const [isTouched, setTouched] = useState(false)
  const [isRestored, setRestored] = useState(false)
  const [errors, setErrors] = useState<Errors>({})
  /** Said once of somebody's own account; the second press means it. */
  const warnedOf = useRef<string | null>(null)
  const change = (part: Partial<Typed>) => {
    setTouched(true)
    setTyped((before) => ({ ...before, ...part }))
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))))
  }
  const draft = useDraft<Typed>('staff', user?.id ?? 'new', isTouched ? typed : null, (kept) => {
    setTouched(true)
    setRestored(true)
    setTyped(kept)
  })

  const name = cleanLine(typed.name).trim()
  const taken = new Set(others.flatMap((other) => (other.id === typed.userId ? [] : [other.username])))
  const username = typed.username ?? proposeUsername(name, taken)
  const grants = grantsOf(typed.roles)
  const isSelf = core.snapshot.person?.user.id === typed.userId
  const wasAdmin = user?.grants.some(({ role }) => role === 'it_admin') ?? false
  const ofOneself =
    !isSelf || (typed.active && (typed.roles.it_admin !== undefined || !wasAdmin))
      ? null
      : typed.active
        ? t('selfNoAdmin')
        : t('selfInactive')

  const check = (): boolean | string => {
    const wrong = password === '' ? [] : checkPassword(password, username)
    const nikWrong = nikError(nik)
    const found: Errors = {
      ...(name ? {} : { name: t('missing.name') }),
      ...(Username.safeParse(username).success ? {} : { username: t('missing.username') }),
      ...(user?.hasPassword || password || !typed.active ? {} : { password: t('missing.password') }),
      ...(wrong[0] ? { password: issueText(wrong[0].code) } : {}),
      ...(nikWrong ? { nik: person(`error.${nikWrong.code}`, { length: nikWrong.length }) } : {}),
      ...(grants.length > 0 || !typed.active ? {} : { roles: t('missing.roles') }),
    }
    setErrors(found)
    if (Object.keys(found).length > 0) return false
    if (ofOneself === null || warnedOf.current === ofOneself) return true
    warnedOf.current = ofOneself
    return ofOneself
  }
  const store = async () => {
    const { userId, active } = typed
    const issues = await putStaff({
      user: { userId, username, name, active, grants, nik: nikToPut(nik) },
      password: password || null,
    })
    const [issue] = issues
    if (!issue) {
      const text = (time: string) => t('saved', { name, time })
      return { saved: { seq: null, text }, goOn: onSaved }
    }
    const { field } = issue
    if (field !== 'username' && field !== 'password') throw new NotStored(issueText(issue.code))
    setErrors({ [field]: issueText(issue.code) })
    throw new NotStored('')
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, store, draft, onBack },
    words: { save: t('save'), back: t('back') },
    enterSaves: false,
  })

  return (
    <form ref={box} {...props} aria-label={user ? t('title') : t('new')} className="grid max-w-3xl gap-4">
      <h1 className="text-lg font-semibold">{user?.name ?? t('new')}</h1>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {/* A right that was ticked yesterday and put aside must not be given unseen. */}
      {isRestored && (
        <Notice
          action={
            <Button size="small" onPress={() => void draft.drop().then(onRestart)}>
              {t('restart')}
            </Button>
          }
        >
          {t('restored')}
        </Notice>
      )}
      <FormSection title={t('person')}>
        <TextField
          label={t('name')}
          isRequired
          maxLength={100}
          value={typed.name}
          description={user ? undefined : t('nameHint')}
          error={errors.name}
          onChange={(value) => change({ name: cleanLine(value) })}
        />
        <TextField
          label={t('username')}
          isRequired
          maxLength={40}
          value={username}
          description={t('usernameHint')}
          error={errors.username}
          onChange={(value) => change({ username: cleanLine(value).toLowerCase().replace(/\s/g, '') })}
        />
        <PasswordField
          label={user ? t('newPassword') : t('password')}
          isRequired={!user?.hasPassword}
          showLabel={t('show')}
          autoComplete="new-password"
          value={password}
          description={user?.hasPassword ? t('passwordKept') : t('passwordHint')}
          warning={user?.hasPassword && password !== '' ? t('passwordNote') : undefined}
          error={errors.password}
          onChange={(value) => {
            setPassword(value.slice(0, PASSWORD_MAX))
            setErrors(({ password: _said, ...rest }) => rest)
          }}
        />
        <NikField
          value={nik}
          tail={user?.nikTail ?? null}
          error={errors.nik}
          onChange={(value) => {
            setNik(value)
            setErrors(({ nik: _said, ...rest }) => rest)
          }}
        />
      </FormSection>
      <RolesField value={typed.roles} error={errors.roles} onChange={(roles) => change({ roles })} />
      {user && (
        <ChoiceField
          label={t('state')}
          value={typed.active ? 'active' : 'inactive'}
          onChange={(value) => value && change({ active: value === 'active' })}
          choices={[
            { value: 'active', label: t('active'), keys: 'A' },
            { value: 'inactive', label: t('deactivate'), keys: 'N' },
          ]}
          description={typed.active ? undefined : t('deactivateHint')}
        />
      )}
    </form>
  )
}
