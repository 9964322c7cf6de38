'use client'

import { Alert, Button, Checkbox, Dialog, Heading, Select } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { CARD_TYPE_IDS } from '@/lib/cards/types'
import type { Table } from '@/lib/tables/types'
import { useCardTypeNames } from '../../cards/type-names'
import { ColumnTable } from '../../imports/column-table'
import { DuplicateList } from '../../imports/duplicate-list'
import { IssueTable } from '../../imports/issue-table'
import { useTargetNames } from '../../imports/names'
import { choiceOf } from '../../imports/source-choice'
import { useBoard } from '../board-context'
import styles from './paste-dialog.module.css'
import { usePastedPlan } from './use-pasted-plan'

/** How many lines are shown before they become cards. */
const SHOWN = 6

/** Shows what pasted rows or lines would become; nothing is made before somebody says so. */
export function PasteDialog({ table, onClose }: { table: Table; onClose: () => void }) {
  const t = useTranslations('paste')
  const tProblems = useTranslations('import.problems')
  const nameOf = useTargetNames()
  const { announcer } = useBoard()
  const dialog = useRef<HTMLDialogElement>(null)
  const made = useRef(false)
  const pasted = usePastedPlan(table)
  const { preview, plan, outcome, choices } = pasted
  const count = plan.cards.length + plan.relations.length

  const close = () => {
    if (!made.current) announcer.say(t('nothingMade'))
    onClose()
  }

  const make = () => {
    if (count === 0) return
    made.current = true
    dialog.current?.close()
    pasted.make()
  }

  return (
    <Dialog
      ref={dialog}
      open
      onClose={close}
      closeButton={t('cancel')}
      className={styles.dialog}
      aria-label={t('title')}
    >
      <div className={styles.content}>
        <Heading level={2} data-size="2xs">
          {t('title')}
        </Heading>
        <p className={styles.summary} role="status">
          {t('summary', {
            cards: plan.cards.length,
            relations: plan.relations.length,
            broken: outcome.broken,
          })}
        </p>
        {table.separator === '\n' ? (
          <Lines titles={plan.cards.map(({ title }) => title)} />
        ) : (
          <>
            <Checkbox
              label={t('heading')}
              checked={preview.heading}
              onChange={({ target }) =>
                pasted.change({
                  choice: choiceOf({ ...preview, heading: target.checked, mapping: [] }),
                })
              }
            />
            <ColumnTable
              source={preview}
              onChange={(column, target) =>
                pasted.change({
                  choice: choiceOf({ ...preview, mapping: preview.mapping.with(column, target) }),
                })
              }
            />
          </>
        )}
        {outcome.problems.map((problem) => (
          <Alert key={JSON.stringify(problem)} data-color="warning">
            {tProblems(problem.problem, {
              target: 'target' in problem ? nameOf(preview.kind, problem.target) : '',
              columns: 'columns' in problem ? problem.columns.join(', ') : '',
            })}
          </Alert>
        ))}
        {outcome.issues.length > 0 && <IssueTable source={preview} />}
        {outcome.duplicates.length > 0 && (
          <>
            <DuplicateList source={preview} />
            <Checkbox
              label={t('addAgain')}
              checked={choices.duplicates === 'add'}
              onChange={({ target }) =>
                pasted.change({ duplicates: target.checked ? 'add' : 'skip' })
              }
            />
          </>
        )}
        <TypeChoice type={choices.type} onChange={(type) => pasted.change({ type })} />
      </div>
      <div className={styles.buttons}>
        <Button onClick={make} disabled={count === 0} autoFocus>
          {t('make', { cards: plan.cards.length, relations: plan.relations.length })}
        </Button>
        <Button variant="tertiary" onClick={() => dialog.current?.close()}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

function Lines({ titles }: { titles: readonly string[] }) {
  const t = useTranslations('paste')
  return (
    <ol className={styles.lines}>
      {titles.slice(0, SHOWN).map((title, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand twice
        <li key={index}>{title}</li>
      ))}
      {titles.length > SHOWN && (
        <li className={styles.more}>{t('more', { count: titles.length - SHOWN })}</li>
      )}
    </ol>
  )
}

type TypeChoiceProps = {
  type: (typeof CARD_TYPE_IDS)[number]
  onChange: (type: (typeof CARD_TYPE_IDS)[number]) => void
}

function TypeChoice({ type, onChange }: TypeChoiceProps) {
  const t = useTranslations('paste')
  const typeName = useCardTypeNames()
  const id = useId()
  return (
    <div className={styles.type}>
      <label htmlFor={id}>{t('type')}</label>
      <Select
        id={id}
        width="auto"
        value={type}
        onChange={({ target }) =>
          onChange(CARD_TYPE_IDS.find((one) => one === target.value) ?? type)
        }
      >
        {CARD_TYPE_IDS.map((one) => (
          <Select.Option key={one} value={one}>
            {typeName(one)}
          </Select.Option>
        ))}
      </Select>
    </div>
  )
}
