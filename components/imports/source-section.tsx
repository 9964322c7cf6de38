'use client'

import { Alert, Checkbox, Heading, Select } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { SourceChoice } from '@/lib/imports/schema'
import { IMPORT_KINDS, type SourcePreview } from '@/lib/imports/types'
import { SEPARATORS } from '@/lib/tables/types'
import { ColumnTable } from './column-table'
import { DuplicateList } from './duplicate-list'
import styles from './import.module.css'
import { IssueTable } from './issue-table'
import { useTargetNames } from './names'
import { choiceOf } from './source-choice'

type SourceSectionProps = { source: SourcePreview; onChoose: (choice: SourceChoice) => void }
type Readable = Extract<SourcePreview, { readable: true }>

const SEPARATOR_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '\n': 'lines' } as const

/** One file: what it is, what its columns become, and what is wrong with its rows. */
export function SourceSection({ source, onChoose }: SourceSectionProps) {
  const headingId = useId()
  return (
    <section className={styles.source} aria-labelledby={headingId}>
      <Heading level={3} data-size="2xs" id={headingId}>
        {source.name}
      </Heading>
      {source.readable ? (
        <ReadableSource source={source} onChoose={onChoose} />
      ) : (
        <Unreadable source={source} />
      )}
    </section>
  )
}

function Unreadable({ source }: { source: Extract<SourcePreview, { readable: false }> }) {
  const t = useTranslations('import.unreadable')
  const { reason, ...values } = source.unreadable
  return (
    <Alert data-color="danger">{t(reason, { row: 0, limit: 0, megabytes: 0, ...values })}</Alert>
  )
}

function ReadableSource({
  source,
  onChoose,
}: { source: Readable } & Pick<SourceSectionProps, 'onChoose'>) {
  const t = useTranslations('import.source')
  const tKind = useTranslations('import.kinds')
  const { kind, heading, mapping, outcome, rows, separator, encoding } = source
  const reading = { kind, heading, separator }
  return (
    <>
      <p className={styles.faint}>
        {t('read', { rows })} {encoding === 'windows-1252' && t('windows')}
      </p>
      <div className={styles.controls}>
        <Choice
          label={t('kind')}
          value={kind}
          options={IMPORT_KINDS.map((id) => ({ id, name: tKind(id) }))}
          onChange={(next) => onChoose(choiceOf({ ...reading, kind: next }))}
        />
        <Choice
          label={t('separator')}
          value={separator}
          options={SEPARATORS.map((id) => ({ id, name: t(SEPARATOR_NAMES[id]) }))}
          onChange={(next) => onChoose(choiceOf({ ...reading, separator: next }))}
        />
        <Checkbox
          label={t('heading')}
          checked={heading}
          onChange={({ target }) => onChoose(choiceOf({ ...reading, heading: target.checked }))}
        />
      </div>
      <ColumnTable
        source={source}
        onChange={(column, target) =>
          onChoose(choiceOf({ ...reading, mapping: mapping.with(column, target) }))
        }
      />
      <Problems source={source} />
      {outcome.issues.length > 0 && <IssueTable source={source} />}
      {outcome.duplicates.length > 0 && <DuplicateList source={source} />}
    </>
  )
}

type ChoiceProps<Id extends string> = {
  label: string
  value: Id
  options: readonly { id: Id; name: string }[]
  onChange: (id: Id) => void
}

function Choice<Id extends string>({ label, value, options, onChange }: ChoiceProps<Id>) {
  const id = useId()
  return (
    <div className={styles.inline}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        width="auto"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.id === target.value)
          if (chosen) onChange(chosen.id)
        }}
      >
        {options.map((option) => (
          <Select.Option key={option.id} value={option.id}>
            {option.name}
          </Select.Option>
        ))}
      </Select>
    </div>
  )
}

/** What keeps the columns as a whole from being read, and columns that only the text keeps. */
function Problems({ source }: { source: Readable }) {
  const t = useTranslations('import.problems')
  const nameOf = useTargetNames()
  const { kind, mapping, columns, outcome } = source
  const named = (target: string) =>
    columns.filter((_, index) => mapping[index] === target).join(', ')
  return (
    <>
      {outcome.problems.map((problem) => {
        const target = 'target' in problem ? nameOf(kind, problem.target) : ''
        const list = 'columns' in problem ? problem.columns.join(', ') : ''
        return (
          <Alert key={`${problem.problem} ${target}`} data-color="warning">
            {t(problem.problem, { target, columns: list })}
          </Alert>
        )
      })}
      {named('text') !== '' && (
        <Alert data-color="info">{t('inText', { columns: named('text') })}</Alert>
      )}
      {named('leave-out') !== '' && (
        <Alert data-color="warning">{t('leftOut', { columns: named('leave-out') })}</Alert>
      )}
    </>
  )
}
