import { deviceDirectory } from '@lentera/contracts/devices/device-directory'
import {
  MAX_OUTREACH_DAYS,
  MAX_OUTREACH_PEOPLE,
  type OutreachKind,
  PrepareOutreach as PrepareOutreachCommand,
} from '@lentera/contracts/outreach/outreach-list'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { addDays } from '@lentera/domain/kernel/calendar'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { ComboField } from '@lentera/ui/ComboField'
import { isDay } from '@lentera/ui/date'
import { DateField } from '@lentera/ui/DateField'
import { Notice } from '@lentera/ui/Notice'
import { SelectField } from '@lentera/ui/SelectField'
import { TextField } from '@lentera/ui/TextField'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { newId } from '../../platform/new-id'
import { useSaveForm } from '../../platform/use-save-form'
import { useVillages } from '../../platform/use-villages'
import { useToday } from '../../platform/workplace/use-today'
import { type Group, pickPeople } from './pick-people'

const kinds: readonly OutreachKind[] = ['posyandu', 'village', 'prolanis']
const groups: readonly Group[] = ['everybody', 'underFive', 'pregnant', 'elderly']

/** Who comes along on which tablet until when; how many that are is said before it is saved. */
export function PrepareOutreach({ onDone }: { onDone: () => void }) {
  const t = useTranslations('outreach.form')
  const k = useTranslations('outreach.kind')
  const { core } = useDevice()
  const today = useToday()
  const villages = useVillages()
  const [kind, setKind] = useState<OutreachKind>('posyandu')
  const [villageCode, setVillage] = useState<string | null>(null)
  const [hamlet, setHamlet] = useState('')
  const [group, setGroup] = useState<Group>('everybody')
  const [typedName, setName] = useState<string | null>(null)
  const [chosenDevice, setDevice] = useState<string | null>(null)
  const [endsOn, setEndsOn] = useState<string>(addDays(today, 1))
  const [complains, setComplains] = useState(false)

  const known = useLocal(['outreach-directory'], (view) => view.all(patientDirectory))
  const sets = useLocal(['outreach-sets'], (view) => view.all(patientSets))
  const people = useMemo(
    () =>
      pickPeople(
        known.rows.map(({ record }) => record),
        { villageCode, hamlet, group },
        today,
      ),
    [known, villageCode, hamlet, group, today],
  )
  // Somebody with two numbers has data under both.
  const patientIds = useMemo(() => {
    const members = new Map(sets.rows.map(({ record }) => [record.id, record.members]))
    return [...new Set(people.flatMap(({ id }) => members.get(id) ?? [id]))]
  }, [people, sets])
  const devices = useLocal(['outreach-devices'], (view) =>
    view.all(deviceDirectory).rows.map(({ record }) => record),
  )
    .filter(({ active }) => active)
    .sort((a, b) => Number(b.outreach) - Number(a.outreach))
  const outside = devices.filter(({ outreach }) => outreach)
  const deviceId = chosenDevice ?? (outside.length === 1 ? outside[0]!.id : null)
  const village = villages.find(({ id }) => id === villageCode)?.label
  const name = typedName ?? (village ? `${k(kind)} ${village}` : '')
  const isInTime = isDay(endsOn) && endsOn >= today && endsOn <= addDays(today, MAX_OUTREACH_DAYS)

  const { box, props, complaint } = useSaveForm({
    check: () => {
      setComplains(true)
      if (patientIds.length > MAX_OUTREACH_PEOPLE) return t('tooMany', { max: MAX_OUTREACH_PEOPLE })
      if (villageCode !== null && patientIds.length === 0) return t('chosen', { count: 0 })
      return villageCode !== null && name.trim() !== '' && deviceId !== null && isInTime
    },
    store: async () => {
      const { seq } = await core.save(PrepareOutreachCommand, {
        ...{ listId: newId(), kind, name: name.trim(), deviceId: deviceId!, endsOn },
        patientIds: [...patientIds],
      })
      const text = (time: string) => t('saved', { name: name.trim(), count: people.length, time })
      return { saved: { seq, text }, goOn: onDone }
    },
    onBack: onDone,
    words: { save: t('save'), back: t('back') },
  })

  return (
    <form ref={box} {...props} className="grid max-w-2xl gap-4" aria-label={t('title')}>
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {!known.complete && <Notice>{t('partly')}</Notice>}
      <ChoiceField
        label={t('kind')}
        value={kind}
        onChange={(value) => value && setKind(value)}
        choices={kinds.map((value, n) => ({ value, label: k(value), keys: String(n + 1) }))}
      />
      <ComboField
        label={t('village')}
        value={villageCode}
        onChange={setVillage}
        options={villages}
        placeholder={t('villagePlaceholder')}
        emptyText={t('noVillage')}
        error={complains && villageCode === null ? t('missing.village') : undefined}
      />
      <TextField
        label={t('hamlet')}
        value={hamlet}
        onChange={(text) => setHamlet(cleanLine(text))}
        maxLength={60}
      />
      <ChoiceField
        label={t('group')}
        value={group}
        onChange={(value) => value && setGroup(value)}
        choices={groups.map((value, n) => ({ value, label: t(`groups.${value}`), keys: String(n + 1) }))}
      />
      <p role="status" className="font-medium">
        {t('chosen', { count: people.length })}
      </p>
      <TextField
        label={t('name')}
        value={name}
        onChange={(text) => setName(cleanLine(text))}
        maxLength={60}
        error={complains && name.trim() === '' ? t('missing.name') : undefined}
      />
      <SelectField
        label={t('device')}
        value={deviceId}
        onChange={setDevice}
        placeholder={t('devicePlaceholder')}
        options={devices.map(({ id, name: label, outreach }) => ({
          id,
          label,
          ...(outreach ? { detail: t('deviceOutside') } : {}),
        }))}
        error={complains && deviceId === null ? t('missing.device') : undefined}
      />
      <DateField
        label={t('endsOn')}
        value={endsOn}
        onChange={setEndsOn}
        error={complains && !isInTime ? t('missing.date') : undefined}
      />
    </form>
  )
}
