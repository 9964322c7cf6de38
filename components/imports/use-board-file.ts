import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PartCounts } from '@/lib/board-files/types'
import { importBoardFileAction, previewBoardFileAction } from '@/lib/imports/actions'
import type { BoardFilePreview } from '@/lib/imports/types'

export type BoardFileState = ReturnType<typeof useBoardFile>

/** Where somebody is on the way from a file that holds a board to a board that holds it. */
export function useBoardFile(boardId: string) {
  const t = useTranslations('import')
  const tFault = useTranslations('authErrors')
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<BoardFilePreview | null>(null)
  const [done, setDone] = useState<PartCounts | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(() => crypto.randomUUID())

  async function ask<Data>(
    question: () => Promise<{ data?: Data; serverError?: Parameters<typeof tFault>[0] }>,
  ): Promise<Data | null> {
    setBusy(true)
    setFault(null)
    try {
      const { data, serverError } = await question()
      if (data === undefined) setFault(tFault(serverError ?? 'unexpected'))
      return data ?? null
    } catch {
      setFault(t('unreachable'))
      return null
    } finally {
      setBusy(false)
    }
  }

  return {
    file,
    preview,
    done,
    fault,
    busy,

    open(chosen: File) {
      setFile(chosen)
      void ask(() => previewBoardFileAction({ boardId, file: chosen })).then(setPreview)
    },

    close() {
      setFile(null)
      setPreview(null)
      setDone(null)
      setFault(null)
      setKey(crypto.randomUUID())
    },

    async run() {
      if (!file || !preview?.readable) return
      const { counts, beside } = preview
      const agreed = { counts, beside }
      const result = await ask(() => importBoardFileAction({ boardId, file, agreed, key }))
      if (!result) return
      if (result.ok) {
        setDone(result.counts)
      } else if (result.reason === 'changed') {
        setPreview(result.preview)
        setFault(t('changed'))
      } else {
        setFault(t('full'))
      }
    },
  }
}
