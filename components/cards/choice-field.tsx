import { Field, Label, Select } from '@digdir/designsystemet-react'

type ChoiceFieldProps = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  readOnly: boolean
  /** Offered as the empty choice. */
  none?: string
  description?: string
  /** What the chosen one means, for those who point at it. */
  help?: string
  onChange: (value: string) => void
}

/** One of a few known values, written as soon as it is chosen. */
export function ChoiceField({
  label,
  value,
  options,
  readOnly,
  none,
  description,
  help,
  onChange,
}: ChoiceFieldProps) {
  return (
    <Field>
      <Label>{label}</Label>
      {description && <Field.Description>{description}</Field.Description>}
      <Select
        value={value}
        readOnly={readOnly}
        title={help}
        onChange={(event) => {
          if (!readOnly) onChange(event.target.value)
        }}
      >
        {none !== undefined && <Select.Option value="">{none}</Select.Option>}
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
    </Field>
  )
}
