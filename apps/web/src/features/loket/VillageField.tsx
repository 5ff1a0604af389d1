import { Button } from '@lentera/ui/Button'
import { ComboField } from '@lentera/ui/ComboField'
import { useKeys } from '@lentera/ui/keys'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { areaKinds, areaOf, useVillageChoices } from '../../platform/use-village-choices'
import { useFacility } from '../../platform/workplace/use-today'

export interface VillageFieldProps {
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly onBlur: () => void
  readonly error: string | undefined
  readonly isRequired: boolean
}

/** Villages of the wilayah first; a key goes on to the rest of the kabupaten, and to other kabupaten. */
export function VillageField({ value, onChange, onBlur, error, isRequired }: VillageFieldProps) {
  const t = useTranslations('personForm')
  const { districtCode } = useFacility()
  const [chosen, setChosen] = useState(() => areaOf(value, districtCode))
  // A form that was begun before brings its own.
  const area = value === null ? chosen : areaOf(value, districtCode)
  const options = useVillageChoices(area)
  const next = areaKinds[(areaKinds.indexOf(area) + 1) % areaKinds.length]!
  const goOn = () => {
    setChosen(next)
    onChange(null)
  }
  useKeys({ ownL: goOn })
  return (
    <div className="grid gap-1">
      <ComboField
        // A text that named nothing in one list names nothing in the next.
        key={area}
        name="villageCode"
        label={t(area === 'elsewhere' ? 'field.regency' : 'field.villageCode')}
        options={options}
        emptyText={t(`hint.noVillage.${area}`)}
        {...{ value, onChange, onBlur, error, isRequired }}
      />
      <span>
        <Button size="small" look="quiet" keys="ownL" onPress={goOn}>
          {t(`area.${next}`)}
        </Button>
      </span>
    </div>
  )
}
