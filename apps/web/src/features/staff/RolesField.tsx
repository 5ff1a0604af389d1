import { StaffRole } from '@lentera/contracts/users/roles'
import { Checkbox } from '@lentera/ui/Checkbox'
import { FormSection } from '@lentera/ui/FormSection'
import { Notice } from '@lentera/ui/Notice'
import { SelectField } from '@lentera/ui/SelectField'
import { useTranslations } from 'use-intl'
import { useFacility } from '../../platform/workplace/use-today'
import { ALL_UNITS, unitAnswers, type RoleChoice } from './role-choice'

export interface RolesFieldProps {
  readonly value: RoleChoice
  readonly onChange: (value: RoleChoice) => void
  readonly error?: string | undefined
}

/** What somebody may do, and where. Whoever looks after the computers does so in the whole house. */
export function RolesField({ value, onChange, error }: RolesFieldProps) {
  const t = useTranslations('staff')
  const frame = useTranslations('frame')
  const { units } = useFacility()
  const put = (role: StaffRole, where: string | undefined) => {
    const { [role]: _before, ...rest } = value
    onChange(where === undefined ? rest : { ...rest, [role]: where })
  }
  return (
    <FormSection
      title={t('roles')}
      note={t('rolesHint')}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(21rem,100%),1fr))] gap-x-6 gap-y-1"
    >
      {error && (
        <Notice tone="attention" className="col-span-full">
          {error}
        </Notice>
      )}
      {StaffRole.options.map((role) => {
        const where = value[role]
        const word = frame(`roles.${role}`)
        return (
          <div key={role} className="flex min-h-16 items-center gap-x-4">
            <Checkbox
              className="flex-1"
              label={word}
              value={where !== undefined}
              onChange={(isOn) => put(role, isOn ? ALL_UNITS : undefined)}
            />
            {where !== undefined && role !== 'it_admin' && (
              <SelectField
                className="w-40"
                label={t('unitOf', { role: word })}
                value={where}
                options={unitAnswers(where, units, t('allUnits'))}
                placeholder={t('allUnits')}
                onChange={(next) => put(role, next ?? ALL_UNITS)}
              />
            )}
          </div>
        )
      })}
    </FormSection>
  )
}
