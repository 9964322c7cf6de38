'use client'

import { Button, Fieldset, Textfield } from '@digdir/designsystemet-react'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { OWN_LENS_LIMITS } from '@/lib/own-lenses/constants'
import type { OwnLensPart } from '@/lib/own-lenses/schema'
import { emptyPart, moved } from './draft'
import { newPartId } from './new-part-id'
import styles from './own-lens-form.module.css'

type PartsFieldProps = {
  legend: string
  help?: string
  /** What one of them is called, such as a step. */
  one: string
  parts: readonly OwnLensPart[]
  limits: { from: number; to: number }
  /** Where the parts stand in the draft, such as `steps`. */
  path: string
  wrong: ReadonlySet<string>
  onChange: (parts: OwnLensPart[]) => void
}

/** Named parts of a lens in their order, each with the sentence that an empty one shows. */
export function PartsField(props: PartsFieldProps) {
  const { legend, help, one, parts, limits, path, wrong, onChange } = props
  const t = useTranslations('ownLens')
  return (
    <Fieldset className={styles.parts}>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {help && <Fieldset.Description>{help}</Fieldset.Description>}
      <ol className={styles.list}>
        {parts.map((part, index) => (
          <li key={part.id} className={styles.part}>
            <PartFields
              part={part}
              label={t('partName', { one, number: index + 1 })}
              wrong={wrong.has(`${path}.${index}.name`)}
              onChange={(next) => onChange(parts.map((old) => (old === part ? next : old)))}
            />
            <span className={styles.tools}>
              <Tool
                label={t('up', { name: part.name || one })}
                disabled={index === 0}
                onClick={() => onChange(moved(parts, index, -1))}
              >
                <ArrowUp size={15} aria-hidden />
              </Tool>
              <Tool
                label={t('down', { name: part.name || one })}
                disabled={index === parts.length - 1}
                onClick={() => onChange(moved(parts, index, 1))}
              >
                <ArrowDown size={15} aria-hidden />
              </Tool>
              <Tool
                label={t('remove', { name: part.name || one })}
                disabled={parts.length <= limits.from}
                onClick={() => onChange(parts.filter((old) => old !== part))}
              >
                <X size={15} aria-hidden />
              </Tool>
            </span>
          </li>
        ))}
      </ol>
      {parts.length < limits.to && (
        <Button
          data-size="sm"
          variant="secondary"
          className={styles.add}
          onClick={() => onChange([...parts, emptyPart(newPartId())])}
        >
          <Plus size={15} aria-hidden /> {t('add', { one })}
        </Button>
      )}
    </Fieldset>
  )
}

type PartFieldsProps<Part extends OwnLensPart> = {
  part: Part
  label: string
  wrong: boolean
  onChange: (part: Part) => void
}

export function PartFields<Part extends OwnLensPart>({
  part,
  label,
  wrong,
  onChange,
}: PartFieldsProps<Part>) {
  const t = useTranslations('ownLens')
  return (
    <div className={styles.partFields}>
      <Textfield
        label={label}
        autoComplete="off"
        maxLength={OWN_LENS_LIMITS.name}
        value={part.name}
        error={wrong ? t('wrong.name') : undefined}
        onChange={(event) => onChange({ ...part, name: event.target.value })}
      />
      <Textfield
        label={t('hint')}
        autoComplete="off"
        maxLength={OWN_LENS_LIMITS.hint}
        value={part.hint}
        onChange={(event) => onChange({ ...part, hint: event.target.value })}
      />
    </div>
  )
}

type ToolProps = {
  label: string
  disabled: boolean
  onClick: () => void
  children: React.ReactNode
}

function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <Button
      icon
      data-size="sm"
      variant="tertiary"
      data-color="neutral"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
