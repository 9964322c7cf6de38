'use client'

import { useEffect, useRef } from 'react'
import { FormAlert } from '@/components/ui/form-alert'
import { BoardFilePanel } from './board-file-panel'
import { CheckStep } from './check-step'
import { ChooseStep } from './choose-step'
import { ConfirmStep } from './confirm-step'
import styles from './import.module.css'
import { ImportDone } from './import-done'
import type { ImportBoard } from './import-page'
import { StepList } from './step-list'
import { useBoardFile } from './use-board-file'
import { useImport } from './use-import'

/** Choose, check, confirm: nothing is written before the last step, and every step can go back. */
export function ImportFlow({ board }: { board: ImportBoard }) {
  const flow = useImport(board.id)
  const whole = useBoardFile(board.id)
  const panel = useRef<HTMLDivElement>(null)
  const shown = useRef(flow.step)

  // A screen reader and a keyboard follow to the new step; the first one is where they are already.
  useEffect(() => {
    if (shown.current === flow.step) return
    shown.current = flow.step
    panel.current?.querySelector('h2')?.focus()
  }, [flow.step])

  if (whole.file) return <BoardFilePanel flow={whole} board={board} />
  return (
    <>
      <StepList step={flow.step} />
      <FormAlert fault={flow.fault} sending={flow.busy} />
      <div ref={panel} className={styles.panel} aria-busy={flow.busy}>
        {flow.step === 'choose' && <ChooseStep flow={flow} onBoardFile={whole.open} />}
        {flow.step === 'check' && flow.preview && <CheckStep flow={flow} preview={flow.preview} />}
        {flow.step === 'confirm' && flow.preview && (
          <ConfirmStep flow={flow} preview={flow.preview} board={board} />
        )}
        {flow.step === 'done' && flow.done && (
          <ImportDone done={flow.done} board={board} onMore={flow.restart} />
        )}
      </div>
    </>
  )
}
