import {
  Education,
  MaritalStatus,
  NoNikReason,
  Religion,
  ResponsiblePerson,
  Title,
} from '@lentera/contracts/patients/patient'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { isElsewhere } from '@lentera/domain/patients/elsewhere'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { DateField } from '@lentera/ui/DateField'
import { FormSection } from '@lentera/ui/FormSection'
import type { Option } from '@lentera/ui/options'
import { SelectField } from '@lentera/ui/SelectField'
import { TextField } from '@lentera/ui/TextField'
import { useTranslations } from 'use-intl'
import { isAskedLater, type PersonField, type PersonForm } from './person-form'
import { VillageField } from './VillageField'

export interface PersonFieldsProps {
  readonly form: PersonForm
  readonly change: <F extends PersonField>(field: F, value: PersonForm[F]) => void
  readonly left: (field: PersonField) => void
  readonly errorOf: (field: PersonField) => string | undefined
  readonly warnings: Readonly<Partial<Record<PersonField, string>>>
  readonly asksNikReason: boolean
  readonly asksNikHeldReason: boolean
  readonly asksCardReason: boolean
  /** What somebody unknown is called where no name was typed; null: a name is asked for. */
  readonly strangerName?: string | null
}

type TextKey = { [F in PersonField]: PersonForm[F] extends string ? F : never }[PersonField]

// Sixteen digits in groups of four are readable in the narrowest column, also in a wide typeface.
const columns = 'grid grid-cols-[repeat(auto-fit,minmax(min(13.5rem,100%),1fr))] items-start gap-x-4 gap-y-3'

/** The fields in the order a desk asks them. */
export function PersonFields(props: PersonFieldsProps) {
  const { form, change, left, errorOf, warnings, strangerName = null } = props
  const { asksNikReason, asksNikHeldReason, asksCardReason } = props
  const t = useTranslations('personForm')
  const p = useTranslations('patient')

  const isHurried = isAskedLater(form)
  const mayBeNameless = strangerName !== null
  const nameHint = mayBeNameless ? t('hint.strangerName', { name: strangerName }) : t('hint.name')
  const field = <F extends PersonField>(name: F) => ({
    name,
    label: t(`field.${name as PersonField}`),
    value: form[name],
    onChange: (value: PersonForm[F]) => change(name, value),
    onBlur: () => left(name),
    error: errorOf(name),
    warning: warnings[name],
  })
  const text = (name: TextKey) => ({
    ...field(name),
    onChange: (value: string) => change(name, cleanLine(value)),
    maxLength: 400,
  })
  const select = <
    F extends 'noNikReason' | 'title' | 'responsibleRelation' | 'religion' | 'education' | 'maritalStatus',
  >(
    name: F,
    options: readonly Option[],
    description?: string,
  ) => (
    <SelectField
      {...field(name)}
      description={description}
      value={form[name]}
      onChange={(value) => change(name, value as PersonForm[F])}
      options={options}
      placeholder={t('hint.choose')}
    />
  )

  return (
    <>
      <FormSection title={t('block.identity')} className={columns}>
        <TextField {...text('nik')} takesScan inputMode="numeric" description={t('hint.nik')} />
        {!/\d/.test(form.nik) &&
          select(
            'noNikReason',
            NoNikReason.options.map((id) => ({ id, label: t(`noNikReason.${id}`) })),
            isHurried ? t('hint.askedLater') : undefined,
          )}
        {!/\d/.test(form.nik) && form.noNikReason === 'newborn' && (
          <TextField {...text('motherNik')} takesScan inputMode="numeric" />
        )}
        {asksNikHeldReason && (
          <TextField {...text('nikHeldReason')} isRequired description={t('warning.nikHeldReason')} />
        )}
        {asksNikReason && (
          <TextField {...text('nikReason')} isRequired description={t('warning.nikReason')} />
        )}
        {select(
          'title',
          Title.options.map((id) => ({ id, label: p(`title.${id}`) })),
        )}
        <TextField {...text('name')} isRequired={!mayBeNameless} description={nameHint} />
        <ChoiceField
          {...field('sex')}
          isRequired
          movesOn
          choices={[
            { value: 'male', label: p('sex.male'), keys: 'L' },
            { value: 'female', label: p('sex.female'), keys: 'P' },
          ]}
        />
        <DateField {...field('birthDate')} isRequired={form.age === ''} placeholder={t('hint.birthDate')} />
        {form.birthDate === '' && <TextField {...text('age')} description={t('hint.age')} />}
      </FormSection>
      <FormSection title={t('block.family')} className={columns}>
        <TextField {...text('motherName')} />
        <TextField {...text('responsibleName')} />
        {form.responsibleName.trim() !== '' &&
          select(
            'responsibleRelation',
            ResponsiblePerson.shape.relation.options.map((id) => ({ id, label: t(`relation.${id}`) })),
          )}
      </FormSection>
      <FormSection title={t('block.address')} className={columns}>
        <VillageField
          value={form.villageCode}
          onChange={(code) => change('villageCode', code)}
          onBlur={() => left('villageCode')}
          error={errorOf('villageCode')}
          isRequired={!isHurried}
        />
        {form.villageCode !== null && isElsewhere(form.villageCode) && (
          <TextField {...text('place')} isRequired={!isHurried} />
        )}
        <TextField {...text('hamlet')} />
        <div className="grid grid-cols-2 gap-3">
          <TextField {...text('rt')} inputMode="numeric" />
          <TextField {...text('rw')} inputMode="numeric" />
        </div>
        <TextField {...text('phone')} takesScan inputMode="tel" description={t('hint.phone')} />
        <TextField {...text('familyCard')} takesScan inputMode="numeric" />
      </FormSection>
      <FormSection title={t('block.payer')} className={columns}>
        <ChoiceField
          {...field('payer')}
          isRequired={!isHurried}
          movesOn
          choices={[
            { value: 'bpjs', label: p('payer.bpjs'), keys: 'B' },
            { value: 'general', label: p('payer.general'), keys: 'U' },
            { value: 'free', label: p('payer.free'), keys: 'G' },
          ]}
        />
        {form.payer === 'bpjs' && <TextField {...text('bpjsCard')} takesScan inputMode="numeric" />}
        {form.payer === 'bpjs' && asksCardReason && (
          <TextField {...text('cardReason')} isRequired description={t('warning.cardReason')} />
        )}
      </FormSection>
      <FormSection title={t('block.more')} note={t('later')} className={columns}>
        {select(
          'religion',
          Religion.options.map((id) => ({ id, label: t(`religion.${id}`) })),
        )}
        {select(
          'education',
          Education.options.map((id) => ({ id, label: t(`education.${id}`) })),
        )}
        <TextField {...text('occupation')} />
        {select(
          'maritalStatus',
          MaritalStatus.options.map((id) => ({ id, label: t(`maritalStatus.${id}`) })),
        )}
      </FormSection>
    </>
  )
}
