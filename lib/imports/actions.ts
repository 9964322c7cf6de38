'use server'

import { boardAction } from '../auth/action-client'
import { refuse } from '../auth/faults'
import { systemClock } from '../platform/clock'
import { prepareBoardFile, prepareImport } from './data'
import { runBoardFile, runImport } from './mutations'
import {
  boardFileImportSchema,
  boardFilePreviewSchema,
  importSchema,
  previewSchema,
} from './schema'
import type { BoardFilePreview, ImportPreview } from './types'

/** What an import would do; nothing is written. */
export const previewImportAction = boardAction
  .inputSchema(previewSchema)
  .action(async ({ parsedInput, ctx: { board } }): Promise<ImportPreview> => {
    if (!board.ability.edit) refuse('notAllowed')
    const { preview } = await prepareImport(board, parsedInput)
    return preview
  })

/** Imports what was agreed to, whole; or nothing, with a new preview, when it has changed since. */
export const importAction = boardAction
  .inputSchema(importSchema)
  .action(async ({ parsedInput, ctx: { board } }) => {
    const origin = { source: 'import' } as const
    const result = await runImport(board, parsedInput, { now: systemClock(), origin })
    if (!result.ok && result.reason === 'not-allowed') refuse('notAllowed')
    return result
  })

/** What is in a file that holds a board; nothing is written. */
export const previewBoardFileAction = boardAction
  .inputSchema(boardFilePreviewSchema)
  .action(async ({ parsedInput: { file }, ctx: { board } }): Promise<BoardFilePreview> => {
    if (!board.ability.edit) refuse('notAllowed')
    return (await prepareBoardFile(board, file)).preview
  })

/** Imports a board from a file, whole; or nothing, with a new preview, when it has changed since. */
export const importBoardFileAction = boardAction
  .inputSchema(boardFileImportSchema)
  .action(async ({ parsedInput, ctx: { board } }) => {
    const origin = { source: 'import' } as const
    const result = await runBoardFile(board, parsedInput, { now: systemClock(), origin })
    if (!result.ok && result.reason === 'not-allowed') refuse('notAllowed')
    return result
  })
