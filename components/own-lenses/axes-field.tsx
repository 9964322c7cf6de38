'use client'

import { Fieldset, Switch, Textfield } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { OWN_LENS_LIMITS } from '@/lib/own-lenses/constants'
import { type Axes, withSteps } from './draft'
import { newPartId } from './new-part-id'
import styles from './own-lens-form.module.css'
import { PartsField } from './parts-field'

type AxesFieldProps = {
  axes: Axes
  wrong: ReadonlySet<string>
  onChange: (axes: Axes) => void
}

/** Two axes, both with steps or both without. */
export function AxesField({ axes, wrong, onChange }: AxesFieldProps) {
  const t = useTranslations('ownLens')
  const stepped = 'steps' in axes.x
  return (
    <>
      <Switch
        label={t('stepped')}
        description={t('steppedHelp')}
        checked={stepped}
        onChange={(event) => onChange(withSteps(axes, event.target.checked, newPartId))}
      />
      {(['x', 'y'] as const).map((side) => (
        <AxisField
          key={side}
          side={side}
          axis={axes[side]}
          wrong={wrong}
          // Both axes stay of one kind, which a change of one cannot show.
          onChange={(axis) => onChange({ ...axes, [side]: axis } as Axes)}
        />
      ))}
    </>
  )
}

type AxisFieldProps = {
  side: 'x' | 'y'
  axis: Axes['x']
  wrong: ReadonlySet<string>
  onChange: (axis: Axes['x']) => void
}

function AxisField({ side, axis, wrong, onChange }: AxisFieldProps) {
  const t = useTranslations('ownLens')
  const path = `axes.${side}`
  const text = (field: 'name' | 'low' | 'high', label: string, value: string) => (
    <Textfield
      label={label}
      autoComplete="off"
      maxLength={OWN_LENS_LIMITS.name}
      value={value}
      error={wrong.has(`${path}.${field}`) ? t('wrong.name') : undefined}
      onChange={(event) => onChange({ ...axis, [field]: event.target.value } as Axes['x'])}
    />
  )
  return (
    <Fieldset className={styles.parts}>
      <Fieldset.Legend>{t(`axis.${side}`)}</Fieldset.Legend>
      {text('name', t('axisName'), axis.name)}
      {'steps' in axis ? (
        <PartsField
          legend={t(`axisSteps.${side}`)}
          one={t('step')}
          parts={axis.steps}
          limits={{ from: 2, to: OWN_LENS_LIMITS.axisSteps }}
          path={`${path}.steps`}
          wrong={wrong}
          onChange={(steps) => onChange({ ...axis, steps })}
        />
      ) : (
        <div className={styles.partFields}>
          {text('low', t(`low.${side}`), axis.low)}
          {text('high', t(`high.${side}`), axis.high)}
        </div>
      )}
    </Fieldset>
  )
}
