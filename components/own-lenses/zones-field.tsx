'use client'

import { Button, Fieldset, ValidationMessage } from '@digdir/designsystemet-react'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { OWN_LENS_LIMITS } from '@/lib/own-lenses/constants'
import type { OwnZone } from '@/lib/own-lenses/schema'
import { emptyPart, PRESETS, zonesOfPreset } from './draft'
import { newPartId } from './new-part-id'
import styles from './own-lens-form.module.css'
import { PartFields } from './parts-field'
import { ZoneGrid } from './zone-grid'

type ZonesFieldProps = {
  zones: readonly OwnZone[]
  wrong: ReadonlySet<string>
  onChange: (zones: OwnZone[]) => void
}

/** Where the zones of a lens lie, and what they are called. */
export function ZonesField({ zones, wrong, onChange }: ZonesFieldProps) {
  const t = useTranslations('ownLens')
  const [chosen, setChosen] = useState<string | null>(zones[0]?.id ?? null)
  const change = (zone: OwnZone) => onChange(zones.map((old) => (old.id === zone.id ? zone : old)))
  const add = () => {
    const zone: OwnZone = { ...emptyPart(newPartId()), columns: [0, 1], rows: [0, 1] }
    onChange([...zones, zone])
    setChosen(zone.id)
  }
  return (
    <Fieldset className={styles.parts}>
      <Fieldset.Legend>{t('zones')}</Fieldset.Legend>
      <div className={styles.presets}>
        {PRESETS.map((preset) => (
          <Button
            key={preset.zones}
            data-size="sm"
            variant="secondary"
            data-color="neutral"
            onClick={() => onChange(zonesOfPreset(preset, zones, newPartId))}
          >
            {t('preset', { count: preset.zones })}
          </Button>
        ))}
      </div>
      <div>
        <ZoneGrid zones={zones} chosen={chosen} onChoose={setChosen} onChange={change} />
      </div>
      {wrong.has('overlap') && <ValidationMessage>{t('wrong.overlap')}</ValidationMessage>}
      <ol className={styles.list}>
        {zones.map((zone, index) => (
          <li key={zone.id} className={styles.part} data-chosen={zone.id === chosen || undefined}>
            <PartFields
              part={zone}
              label={t('partName', { one: t('zone'), number: index + 1 })}
              wrong={wrong.has(`zones.${index}.name`)}
              onChange={change}
            />
            <span className={styles.tools}>
              <Button
                icon
                data-size="sm"
                variant="tertiary"
                data-color="neutral"
                aria-label={t('remove', { name: zone.name || t('zone') })}
                disabled={zones.length === 1}
                onClick={() => onChange(zones.filter((old) => old !== zone))}
              >
                <X size={15} aria-hidden />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {zones.length < OWN_LENS_LIMITS.zones && (
        <Button data-size="sm" variant="secondary" className={styles.add} onClick={add}>
          <Plus size={15} aria-hidden /> {t('add', { one: t('zone') })}
        </Button>
      )}
    </Fieldset>
  )
}
